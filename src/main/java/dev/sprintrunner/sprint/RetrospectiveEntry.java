package dev.sprintrunner.sprint;

/**
 * An epic's retrospective in a sprint-status file; the runner only shows it.
 *
 * @param status as written, {@code optional} or {@code done} as a rule
 * @param line   1-based line of the status
 */
public record RetrospectiveEntry(String key, String status, int line) {}
