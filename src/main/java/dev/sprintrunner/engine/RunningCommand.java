package dev.sprintrunner.engine;

/** A command that runs on a thread of its own and reports its end to the inbox. */
interface RunningCommand {
    /** Asks it to end; returns at once. */
    void stop();
}
