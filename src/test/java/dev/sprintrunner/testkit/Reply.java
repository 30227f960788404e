package dev.sprintrunner.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** What the scripted API does with one request. */
@FunctionalInterface
public interface Reply {
    /** Answers the request. The exchange ends when this returns, answered or not. */
    void send(ApiExchange exchange) throws IOException, InterruptedException;

    /** The model says something and, without a tool call among the blocks, ends its turn. */
    static MessageReply of(ObjectNode... blocks) {
        return MessageReply.of(List.of(blocks));
    }

    static MessageReply text(String text) {
        return of(Block.text(text));
    }

    static MessageReply bash(String command) {
        return of(Block.bash(command));
    }

    static MessageReply write(Path file, String content) {
        return of(Block.write(file, content));
    }

    /**
     * The answer that {@code --json-schema} asks for. The CLI takes no further turn after one that fits the schema, and
     * shows one that does not fit to the model as a failed tool call.
     */
    static MessageReply structured(JsonNode answer) {
        return of(Block.structured(answer));
    }

    /** The API refuses, with the error type that belongs to the HTTP status. */
    static Reply status(int status) {
        return status(status, "scripted error " + status, Map.of());
    }

    static Reply status(int status, String message, Map<String, String> headers) {
        return exchange -> exchange.sendError(status, message, headers);
    }

    /** The five-hour limit of a subscription is used up. The CLI needs a login token instead of an API key to see it so. */
    static Reply usageLimit(Instant reset) {
        String epochSecond = String.valueOf(reset.getEpochSecond());
        return status(
                429,
                "This request would exceed your account's rate limit.",
                Map.of(
                        "anthropic-ratelimit-unified-status", "rejected",
                        "anthropic-ratelimit-unified-reset", epochSecond,
                        "anthropic-ratelimit-unified-representative-claim", "five_hour",
                        "anthropic-ratelimit-unified-5h-status", "rejected",
                        "anthropic-ratelimit-unified-5h-reset", epochSecond,
                        "anthropic-ratelimit-unified-5h-utilization", "1.0",
                        "anthropic-ratelimit-unified-overage-status", "rejected",
                        "anthropic-ratelimit-unified-overage-disabled-reason", "org_level_disabled"));
    }

    /** Nothing is sent until the server closes. */
    static Reply hang() {
        return ApiExchange::awaitClose;
    }

    /** The connection is dropped before anything is sent. */
    static Reply drop() {
        return exchange -> {};
    }

    /** This reply, held back until the gate opens or the server closes. */
    default Reply heldBy(CountDownLatch gate) {
        return exchange -> {
            gate.await();
            send(exchange);
        };
    }
}
