package dev.sprintrunner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * What a tool call gave.
 *
 * @param content what the model sees
 * @param details the {@code tool_use_result} of the line, whose shape depends on the tool
 */
record ToolOutcome(String content, Kind kind, JsonNode details) {

    enum Kind {
        /** A success whose result block has no {@code is_error}, as of Read, Write and Edit. */
        PLAIN,
        /** A success that says {@code is_error: false}, as of Bash. */
        SUCCESS,
        FAILED,
        /** The permission mode does not allow the call, so it was not made. */
        DENIED
    }

    static ToolOutcome plain(String content, JsonNode details) {
        return new ToolOutcome(content, Kind.PLAIN, details);
    }

    static ToolOutcome failed(String content) {
        return new ToolOutcome(content, Kind.FAILED, TextNode.valueOf("Error: " + content));
    }

    static ToolOutcome denied(String content) {
        return new ToolOutcome(content, Kind.DENIED, TextNode.valueOf("Error: " + content));
    }

    /** The outcome of a shell command, with its output as the model sees it. */
    static ToolOutcome ofShell(String output, int exitCode) {
        String text = output.stripTrailing();
        if (exitCode != 0) {
            return failed("Exit code " + exitCode + "\n" + text);
        }
        ObjectNode details = Json.object()
                .put("stdout", text)
                .put("stderr", "")
                .put("interrupted", false)
                .put("isImage", false)
                .put("noOutputExpected", false);
        return new ToolOutcome(text.isEmpty() ? "(Bash completed with no output)" : text, Kind.SUCCESS, details);
    }

    boolean isError() {
        return kind == Kind.FAILED || kind == Kind.DENIED;
    }
}
