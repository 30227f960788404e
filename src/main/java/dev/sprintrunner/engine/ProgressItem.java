package dev.sprintrunner.engine;

import dev.sprintrunner.report.TaskMarker;

/** Something a running agent's stream tells that people are shown. */
sealed interface ProgressItem {

    /** Its report of a task. */
    record Task(TaskMarker marker) implements ProgressItem {}

    /**
     * What it does or says, in one line.
     *
     * @param subAgent whether one of its sub-agents does
     */
    record Doing(Kind kind, String line, boolean subAgent) implements ProgressItem {}

    /** As payloads name it. */
    enum Kind {
        TOOL("tool"),
        TOOL_ERROR("tool_error"),
        TEXT("text");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
