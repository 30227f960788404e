package dev.sprintrunner.cli;

/** What the program tells the shell. */
final class ExitCodes {
    static final int DONE = 0;
    /** A story was blocked, the batch failed, or the doctor found an error. */
    static final int INCOMPLETE = 1;
    /** What was asked for could not begin. */
    static final int NOT_STARTED = 2;
    /** As shells report a program that Ctrl-C ended. */
    static final int STOPPED = 130;

    private ExitCodes() {}
}
