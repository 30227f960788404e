package dev.sprintrunner.workflow;

/** How {@code project-context.md} was found at the batch's start. */
public enum ContextState {
    MISSING,
    STALE,
    FRESH
}
