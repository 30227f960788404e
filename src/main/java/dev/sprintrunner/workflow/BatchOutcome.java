package dev.sprintrunner.workflow;

/** How a batch ended. */
public enum BatchOutcome {
    COMPLETED,
    STOPPED,
    ERROR
}
