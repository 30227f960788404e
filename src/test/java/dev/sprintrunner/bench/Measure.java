package dev.sprintrunner.bench;

/** What is measured, and how much of it is allowed. */
enum Measure {
    FIRST_PAINT("first contentful paint", "ms", 500),
    FRAME_P95("5,000 rows, 200 events/s: frame p95", "ms", 33),
    LONGEST_TASK("5,000 rows, 200 events/s: longest task", "ms", 100),
    PIXEL_P95("5,000 rows, 200 events/s: commit to pixel p95", "ms", 250),
    BURST_FRAME_P95("5,000 rows, 2,000 events/s: frame p95", "ms", 50),
    FILTER("filter 100,000 events", "ms", 50),
    MANY_FRAME_P95("100,000 events, 200 events/s: frame p95", "ms", 50),
    MANY_HEAP("100,000 events, 200 events/s: heap", "MB", 80),
    SCRIPT_START("JavaScript at the start", "KB", 120),
    SCRIPT_ALL("JavaScript in all", "KB", 250),
    NODES("DOM nodes, the most of any view", "", 3_000),
    FRAME_P50("5,000 rows, 200 events/s: frame p50", "ms"),
    FRAME_P99("5,000 rows, 200 events/s: frame p99", "ms"),
    LONG_TASKS("5,000 rows, 200 events/s: tasks over 50 ms in 8 s", ""),
    PIXEL_P50("5,000 rows, 200 events/s: commit to pixel p50", "ms"),
    BURST_LONGEST_TASK("5,000 rows, 2,000 events/s: longest task", "ms"),
    MANY_LONGEST_TASK("100,000 events, 200 events/s: longest task", "ms"),
    SCRIPT_START_SENT("JavaScript at the start, as it is sent", "KB"),
    SCRIPT_VIEW("JavaScript of the first view", "KB"),
    SCRIPT_VIEW_SENT("JavaScript of the first view, as it is sent", "KB"),
    SCRIPT_ALL_SENT("JavaScript in all, as it is sent", "KB"),
    FIRST_ROWS("first rows of the event log", "ms");

    /** Noisy machines get twice the time. */
    private static final int LENIENCE = 2;

    private static final double NONE = Double.POSITIVE_INFINITY;

    final String text;
    final String unit;
    final double budget;

    Measure(String text, String unit, double budget) {
        this.text = text;
        this.unit = unit;
        this.budget = budget;
    }

    Measure(String text, String unit) {
        this(text, unit, NONE);
    }

    boolean hasBudget() {
        return budget < NONE;
    }

    double limit() {
        return budget * LENIENCE;
    }
}
