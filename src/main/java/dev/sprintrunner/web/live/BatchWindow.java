package dev.sprintrunner.web.live;

import java.time.Duration;

/** When batches that are not full may go: at once after a silence, else 50 ms after the last ones. */
final class BatchWindow {
    private static final Duration WIDTH = Duration.ofMillis(50);

    private long next;

    BatchWindow(long nowNanos) {
        next = nowNanos;
    }

    Duration untilNext(long nowNanos) {
        return Duration.ofNanos(Math.max(0, next - nowNanos));
    }

    void flushed(long nowNanos) {
        next = nowNanos + WIDTH.toNanos();
    }
}
