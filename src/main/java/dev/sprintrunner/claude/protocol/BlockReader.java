package dev.sprintrunner.claude.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the content of assistant and user messages. */
final class BlockReader {

    private BlockReader() {}

    /** @param line the whole line: what kept a call from running stands beside the message */
    static List<ContentBlock> read(JsonNode line) {
        JsonNode message = line.path("message");
        if (message.path("content").isTextual()) {
            return List.of(new ContentBlock.Text(message.path("content").textValue()));
        }
        Map<String, String> nonExecution = nonExecutionKinds(line);
        List<ContentBlock> blocks = new ArrayList<>();
        for (JsonNode block : Json.elements(message, "content")) {
            blocks.add(readBlock(block, nonExecution));
        }
        return List.copyOf(blocks);
    }

    private static ContentBlock readBlock(JsonNode block, Map<String, String> nonExecution) {
        String type = Json.text(block, "type");
        return switch (type) {
            case "text" -> new ContentBlock.Text(Json.text(block, "text"));
            case "thinking" -> new ContentBlock.Thinking(Json.text(block, "thinking"));
            case "tool_use" -> new ContentBlock.ToolUse(Json.text(block, "id"), Json.text(block, "name"), input(block));
            case "tool_result" -> toolResult(block, nonExecution);
            default -> new ContentBlock.Other(type);
        };
    }

    private static JsonNode input(JsonNode block) {
        JsonNode input = block.path("input");
        return input.isObject() ? input : JsonNodeFactory.instance.objectNode();
    }

    private static ContentBlock toolResult(JsonNode block, Map<String, String> nonExecution) {
        String id = Json.text(block, "tool_use_id");
        return new ContentBlock.ToolResult(
                id, flatten(block.path("content")), Json.flag(block, "is_error"), nonExecution.get(id));
    }

    private static String flatten(JsonNode content) {
        if (!content.isArray()) {
            return content.isTextual() ? content.textValue() : content.isObject() ? content.toString() : "";
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            text.append(text.isEmpty() ? "" : "\n").append(flattenPart(part));
        }
        return text.toString();
    }

    private static String flattenPart(JsonNode part) {
        if (part.isTextual()) {
            return part.textValue();
        }
        String type = Json.text(part, "type");
        return type.equals("text") ? Json.text(part, "text") : "[" + type + "]";
    }

    private static Map<String, String> nonExecutionKinds(JsonNode line) {
        Map<String, String> kinds = new HashMap<>();
        for (JsonNode meta : Json.elements(line, "tool_result_meta")) {
            String kind = Json.textOrNull(meta, "non_execution_kind");
            if (kind != null) {
                kinds.put(Json.text(meta, "id"), kind);
            }
        }
        return kinds;
    }
}
