package dev.sprintrunner.workflow;

/** How far the project context is dealt with. */
public enum ContextProgress {
    UNCHECKED,
    /** Missing: the batch waits for its creation. */
    TO_CREATE,
    /** Usable or given up; to be frozen, and refreshed beside the batch when {@link #STALE}. */
    TO_FREEZE,
    STALE,
    /** Frozen, with a refresh in the background that is to start or runs. */
    TO_REFRESH,
    SETTLED
}
