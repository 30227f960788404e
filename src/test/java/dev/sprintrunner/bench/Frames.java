package dev.sprintrunner.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * What a page drew for a while.
 *
 * @param frames in order
 * @param longTasks of the page's thread, ms each
 */
record Frames(List<Frame> frames, List<Double> longTasks) {

    /**
     * @param began  when the frame began, ms
     * @param shown  when it had been painted, epoch ms
     * @param lastId the last event that stood in the log then
     */
    record Frame(double began, double shown, long lastId) {}

    static Frames of(JsonNode probe) {
        List<Frame> frames = new ArrayList<>();
        probe.path("frames")
                .forEach(frame -> frames.add(new Frame(
                        frame.get(0).doubleValue(),
                        frame.get(1).doubleValue(),
                        frame.get(2).longValue())));
        List<Double> longTasks = new ArrayList<>();
        probe.path("tasks").forEach(task -> longTasks.add(task.doubleValue()));
        return new Frames(frames, longTasks);
    }

    /** The time from one frame to the next, ms. */
    double interval(double quantile) {
        double[] intervals = new double[frames.size() - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = frames.get(i + 1).began - frames.get(i).began;
        }
        return quantile(intervals, quantile);
    }

    double longestTask() {
        return longTasks.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** The time from the commit of an event to the end of the first frame that showed it or a later one, ms. */
    double latency(Map<Long, Double> committed, double quantile) {
        return quantile(
                committed.entrySet().stream()
                        .mapToDouble(entry -> shownAt(entry.getKey()) - entry.getValue())
                        .toArray(),
                quantile);
    }

    private double shownAt(long id) {
        int low = 0;
        int high = frames.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (frames.get(middle).lastId < id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == frames.size()) {
            throw new IllegalStateException("event " + id + " was never on screen");
        }
        return frames.get(low).shown;
    }

    private static double quantile(double[] values, double quantile) {
        double[] sorted = DoubleStream.of(values).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(quantile * sorted.length) - 1)];
    }
}
