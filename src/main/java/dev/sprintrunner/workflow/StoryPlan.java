package dev.sprintrunner.workflow;

import dev.sprintrunner.sprint.StatusClass;

/**
 * A story as it was when its cycle began.
 *
 * @param key         whole key in the sprint-status file
 * @param id          short form, such as {@code 2a-1}
 * @param status      the status as written in the file
 * @param statusClass what that status counts as
 * @param entry       the phase it enters the cycle at
 */
public record StoryPlan(String key, String id, String status, StatusClass statusClass, StoryPhase entry) {}
