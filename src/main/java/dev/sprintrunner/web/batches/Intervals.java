package dev.sprintrunner.web.batches;

import java.util.Comparator;
import java.util.List;

/** Stretches of time that may overlap. Pure. */
final class Intervals {
    private Intervals() {}

    /** Epoch milliseconds. */
    record Interval(long from, long to) {}

    /** The time that at least one of them covers, in milliseconds. */
    static long covered(List<Interval> intervals) {
        long covered = 0;
        long end = Long.MIN_VALUE;
        for (Interval next : intervals.stream()
                .sorted(Comparator.comparingLong(Interval::from))
                .toList()) {
            long from = Math.max(next.from(), end);
            covered += Math.max(0, next.to() - from);
            end = Math.max(end, next.to());
        }
        return covered;
    }
}
