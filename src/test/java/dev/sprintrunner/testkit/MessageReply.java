package dev.sprintrunner.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A turn of the model, sent as the request wants it: as a stream of events or in one piece.
 *
 * @param stopReason empty: what follows from the blocks
 * @param inputTokens counted for the turn, as are the output tokens
 * @param headers of the HTTP response
 */
public record MessageReply(
        List<ObjectNode> blocks,
        String stopReason,
        long inputTokens,
        long outputTokens,
        Map<String, String> headers,
        Ending ending)
        implements Reply {
    /** How the response ends. A streamed one that does not end properly has shown its first half by then. */
    public enum Ending {
        COMPLETE,
        DROPPED,
        HANGING
    }

    static MessageReply of(List<ObjectNode> blocks) {
        return new MessageReply(blocks, "", 100, 50, Map.of(), Ending.COMPLETE);
    }

    public MessageReply withStopReason(String reason) {
        return new MessageReply(blocks, reason, inputTokens, outputTokens, headers, ending);
    }

    public MessageReply withTokens(long input, long output) {
        return new MessageReply(blocks, stopReason, input, output, headers, ending);
    }

    public MessageReply withHeaders(Map<String, String> added) {
        return new MessageReply(blocks, stopReason, inputTokens, outputTokens, added, ending);
    }

    /** The connection breaks in the middle of the turn. */
    public MessageReply droppedMidway() {
        return new MessageReply(blocks, stopReason, inputTokens, outputTokens, headers, Ending.DROPPED);
    }

    /** Nothing more comes from the middle of the turn on, until the server closes. */
    public MessageReply hangingMidway() {
        return new MessageReply(blocks, stopReason, inputTokens, outputTokens, headers, Ending.HANGING);
    }

    @Override
    public void send(ApiExchange exchange) throws IOException, InterruptedException {
        ObjectNode message = message(exchange.request());
        if (exchange.request().isStreamed()) {
            exchange.sendEvents(MessageEvents.of(message), headers, ending);
        } else if (ending == Ending.COMPLETE) {
            exchange.sendJson(200, message, headers);
        } else if (ending == Ending.HANGING) {
            exchange.awaitClose();
        }
    }

    private ObjectNode message(ApiRequest request) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("id", "msg_scripted%05d".formatted(request.number()))
                .put("type", "message")
                .put("role", "assistant")
                .put("model", request.model());
        message.set("content", content(request));
        message.put("stop_reason", stopReasonOrDefault()).putNull("stop_sequence");
        message.putObject("usage")
                .put("input_tokens", inputTokens)
                .put("output_tokens", outputTokens)
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", 0);
        return message;
    }

    private ArrayNode content(ApiRequest request) {
        ArrayNode content = JsonNodeFactory.instance.arrayNode();
        for (ObjectNode block : blocks) {
            ObjectNode copy = block.deepCopy();
            if (isToolUse(copy)) {
                copy.put("id", "toolu_scripted%05d_%d".formatted(request.number(), content.size()));
            }
            content.add(copy);
        }
        return content;
    }

    private String stopReasonOrDefault() {
        if (!stopReason.isEmpty()) {
            return stopReason;
        }
        return blocks.stream().anyMatch(MessageReply::isToolUse) ? "tool_use" : "end_turn";
    }

    private static boolean isToolUse(ObjectNode block) {
        return block.path("type").asText().equals("tool_use");
    }
}
