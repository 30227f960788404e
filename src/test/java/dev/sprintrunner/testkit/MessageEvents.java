package dev.sprintrunner.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The events of the Messages API's stream for a message. */
final class MessageEvents {
    private final List<String> events = new ArrayList<>();

    private MessageEvents() {}

    /** Each event as the server sends it, with its empty line. */
    static List<String> of(ObjectNode message) {
        MessageEvents stream = new MessageEvents();
        ObjectNode start = message.deepCopy();
        start.putArray("content");
        start.putNull("stop_reason");
        start.withObject("/usage").put("output_tokens", 1);
        stream.add(event("message_start").set("message", start));

        int index = 0;
        for (JsonNode block : message.path("content")) {
            stream.addBlock(index++, (ObjectNode) block);
        }
        ObjectNode end = event("message_delta");
        end.putObject("delta")
                .put("stop_reason", message.path("stop_reason").asText())
                .putNull("stop_sequence");
        end.set("usage", message.path("usage"));
        stream.add(end);
        stream.add(event("message_stop"));
        return stream.events;
    }

    private void addBlock(int index, ObjectNode block) {
        ObjectNode empty = block.deepCopy();
        List<ObjectNode> deltas = new ArrayList<>();
        switch (block.path("type").asText()) {
            case "text" -> {
                empty.put("text", "");
                deltas.add(delta("text_delta", "text", block.path("text").asText()));
            }
            case "thinking" -> {
                empty.put("thinking", "").put("signature", "");
                deltas.add(delta(
                        "thinking_delta", "thinking", block.path("thinking").asText()));
                deltas.add(delta(
                        "signature_delta", "signature", block.path("signature").asText()));
            }
            case "tool_use" -> {
                empty.putObject("input");
                deltas.add(delta(
                        "input_json_delta", "partial_json", block.path("input").toString()));
            }
            default -> throw new IllegalArgumentException("no such block in a stream: " + block);
        }
        add(event("content_block_start").put("index", index).set("content_block", empty));
        for (ObjectNode delta : deltas) {
            add(event("content_block_delta").put("index", index).set("delta", delta));
        }
        add(event("content_block_stop").put("index", index));
    }

    private void add(ObjectNode event) {
        events.add("event: %s\ndata: %s\n\n".formatted(event.path("type").asText(), event));
    }

    private static ObjectNode event(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static ObjectNode delta(String type, String field, String value) {
        return event(type).put(field, value);
    }
}
