package dev.sprintrunner.demo;

/**
 * A task marker.
 *
 * @param story  short story id, or {@code -} for a command without stories
 * @param status {@code start} or {@code end}
 * @param form   how the marker is written
 */
record TaskReport(String epic, String story, String command, String task, String status, String message, Form form) {

    enum Form {
        /** A JSON object on a line of its own in the agent's text. */
        JSON,
        /** A line of the older task log, in the output of a shell command. */
        CSV
    }
}
