package dev.sprintrunner.claude.protocol;

/**
 * A sub-agent or command that the CLI tracks as a task.
 *
 * @param taskType {@code local_agent}, {@code local_bash} or what newer versions add
 */
public record BackgroundTask(String taskId, String taskType, String description) {}
