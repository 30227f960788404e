package dev.sprintrunner.git;

/**
 * What git printed; invalid UTF-8, in file names say, as U+FFFD.
 *
 * @param cut whether it was stopped because it printed too much
 */
record GitOutput(int exitCode, String text, boolean cut, String errors) {

    boolean succeeded() {
        return exitCode == 0;
    }

    String line() {
        return text.strip();
    }
}
