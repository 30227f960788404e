package dev.sprintrunner.report;

/** What reading an answer for its verdict gave. Only {@link Found} lets a command complete. */
public sealed interface VerdictReading {

    record Found(Verdict verdict) implements VerdictReading {}

    /** Neither a structured verdict nor a marker. */
    record Missing() implements VerdictReading {}

    /** A verdict that contradicts itself, such as "ZERO ISSUES" beside a listed issue. */
    record Contradiction(String explanation) implements VerdictReading {}
}
