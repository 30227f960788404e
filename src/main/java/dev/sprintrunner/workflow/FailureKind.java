package dev.sprintrunner.workflow;

/** What a failed command means for what comes next. */
public enum FailureKind {
    /** The command's own failure; the third in a row on a story blocks it. */
    ORDINARY,
    /** Overload, network and the like: tried again with backoff before it counts as {@link #ORDINARY}. */
    TRANSIENT,
    /** The account's usage limit: everything waits, nothing is charged. */
    USAGE_LIMIT,
    /** Nobody's fault and not repairable by trying: the batch ends as an error. */
    FATAL,
    /** Ended by the runner, or the runner itself died: repeated in its own session, nothing is charged. */
    INTERRUPTED,
    /** The session to go on with is gone: run afresh, nothing is charged. */
    SESSION_LOST
}
