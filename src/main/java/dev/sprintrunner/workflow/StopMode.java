package dev.sprintrunner.workflow;

/** How soon a stop takes effect, mildest first. A later request can only make it sooner. */
public enum StopMode {
    /** After the current story. */
    STORY,
    /** After the commands that run. */
    COMMAND,
    /** At once: the agents are ended. */
    NOW
}
