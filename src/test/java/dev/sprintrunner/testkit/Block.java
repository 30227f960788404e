package dev.sprintrunner.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/** Content blocks of a model's turn. The server gives tool calls their ids. */
public final class Block {
    static final String STRUCTURED_OUTPUT = "StructuredOutput";

    private Block() {}

    public static ObjectNode text(String text) {
        return object().put("type", "text").put("text", text);
    }

    public static ObjectNode thinking(String thinking) {
        return object().put("type", "thinking").put("thinking", thinking).put("signature", "c2NyaXB0ZWQ=");
    }

    public static ObjectNode toolUse(String name, JsonNode input) {
        return object().put("type", "tool_use").put("name", name).set("input", input);
    }

    public static ObjectNode bash(String command) {
        return toolUse("Bash", object().put("command", command).put("description", "Run a command"));
    }

    public static ObjectNode write(Path file, String content) {
        return toolUse("Write", object().put("file_path", file.toString()).put("content", content));
    }

    public static ObjectNode read(Path file) {
        return toolUse("Read", object().put("file_path", file.toString()));
    }

    /** A subagent that works while the caller waits, in each version of the CLI. */
    public static ObjectNode agent(String prompt) {
        return toolUse(
                "Agent",
                object().put("subagent_type", "general-purpose")
                        .put("description", "Do a part")
                        .put("prompt", prompt)
                        .put("run_in_background", false));
    }

    public static ObjectNode structured(JsonNode answer) {
        return toolUse(STRUCTURED_OUTPUT, answer);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
