package dev.sprintrunner.sprint;

/**
 * An epic's header in a sprint-status file.
 *
 * @param key    as in {@code epic-2a}
 * @param id     what its stories' keys begin with: {@code 2a}
 * @param status as written
 * @param line   1-based line of the status
 */
public record EpicEntry(String key, String id, String status, StatusClass statusClass, int line) {}
