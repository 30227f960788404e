package dev.sprintrunner.workflow;

import dev.sprintrunner.sprint.StatusClass;

/**
 * A status to be written to the sprint-status file.
 *
 * @param key    a story's or an epic's key
 * @param status one of the classes that have a word of their own in the file
 * @param reason one sentence for people
 */
public record StatusChange(String key, StatusClass status, String reason) {}
