package dev.sprintrunner.web.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.web.api.ApiException;
import dev.sprintrunner.web.api.Json;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What clients say, and the answers to it. */
final class ClientMessages {
    private static final Logger log = LoggerFactory.getLogger(ClientMessages.class);
    private static final Set<String> ACTIONS = Set.of("start", "stop", "resume", "try_now");
    private static final int MAX_ECHO = 100;

    private final Function<JsonNode, ObjectNode> actions;
    private final Executor executor;
    private final ServerMessages messages;

    /**
     * @param actions  carries a message out and gives the further fields of its {@code ack}
     * @param executor where actions run; throws when too many wait
     */
    ClientMessages(Function<JsonNode, ObjectNode> actions, Executor executor, ServerMessages messages) {
        this.actions = actions;
        this.executor = executor;
        this.messages = messages;
    }

    /** @param answer told once, on any thread */
    void handle(String text, Consumer<String> answer) {
        JsonNode message;
        try {
            message = Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            answer.accept(
                    error(JsonNodeFactory.instance.objectNode(), badRequest("not JSON: " + e.getOriginalMessage())));
            return;
        }
        String action = message.path("action").asText();
        if (action.equals("ping")) {
            answer.accept(messages.pong());
        } else if (ACTIONS.contains(action)) {
            run(message, answer);
        } else {
            answer.accept(error(
                    message, badRequest("a message is {\"action\": …} with start, stop, resume, try_now or ping")));
        }
    }

    String binary() {
        return error(JsonNodeFactory.instance.objectNode(), badRequest("only text messages are understood"));
    }

    private void run(JsonNode message, Consumer<String> answer) {
        try {
            executor.execute(() -> answer.accept(carriedOut(message)));
        } catch (RejectedExecutionException e) {
            answer.accept(error(message, new ApiException(503, "busy", "too many actions wait: try again later")));
        }
    }

    private String carriedOut(JsonNode message) {
        try {
            return messages.ack(echo(message).setAll(actions.apply(message)));
        } catch (ApiException e) {
            return error(message, e);
        } catch (RuntimeException e) {
            log.error("The action {} failed", message.path("action"), e);
            return error(message, new ApiException(500, "internal", "it failed: see the log"));
        }
    }

    private static ApiException badRequest(String text) {
        return ApiException.badRequest(text);
    }

    private String error(JsonNode message, ApiException e) {
        return messages.error(echo(message).setAll((ObjectNode) e.body().required("error")));
    }

    /** The fields by which a client knows what is answered. */
    private static ObjectNode echo(JsonNode message) {
        ObjectNode echo = JsonNodeFactory.instance.objectNode();
        echo.set("action", echoed(message.path("action")));
        echo.set("ref", echoed(message.path("ref")));
        return echo;
    }

    private static JsonNode echoed(JsonNode value) {
        boolean small = value.isValueNode() && value.asText().length() <= MAX_ECHO;
        return small ? value : JsonNodeFactory.instance.nullNode();
    }
}
