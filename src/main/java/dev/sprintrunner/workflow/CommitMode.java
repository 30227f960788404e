package dev.sprintrunner.workflow;

/** Who commits the done stories of a cycle. */
public enum CommitMode {
    AGENT,
    NATIVE,
    OFF
}
