package dev.sprintrunner.web.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;

/** What the server says besides events. Only {@code init} has an {@code id}, which is null. */
final class ServerMessages {
    private final Clock clock;

    ServerMessages(Clock clock) {
        this.clock = clock;
    }

    String init(ObjectNode payload) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", "init");
        message.putNull("id");
        return timed(message).set("payload", payload).toString();
    }

    String status(JsonNode status) {
        return message("status").set("payload", status).toString();
    }

    String ack(ObjectNode payload) {
        return message("ack").set("payload", payload).toString();
    }

    String error(ObjectNode payload) {
        return message("error").set("payload", payload).toString();
    }

    String pong() {
        return message("pong").toString();
    }

    private ObjectNode message(String type) {
        return timed(JsonNodeFactory.instance.objectNode().put("type", type));
    }

    private ObjectNode timed(ObjectNode message) {
        return message.put("timestamp", clock.millis());
    }
}
