package dev.sprintrunner.web.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.web.api.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A client that takes messages at once, or when the test says so. */
final class FakeLink implements Link {
    final List<String> messages = new ArrayList<>();
    private final Deque<Consumer<@Nullable Throwable>> underWay = new ArrayDeque<>();
    private boolean taking = true;

    @Nullable
    CloseCode closed;

    boolean disconnected;
    int pings;
    long bytesReceived;

    FakeLink stalled() {
        taking = false;
        return this;
    }

    /** Takes the message under way; the next one waits again. */
    void takeOne() {
        underWay.remove().accept(null);
    }

    void fail() {
        underWay.remove().accept(new IllegalStateException("broken pipe"));
    }

    int underWay() {
        return underWay.size();
    }

    @Override
    public void send(String message, Consumer<@Nullable Throwable> done) {
        messages.add(message);
        if (taking) {
            done.accept(null);
        } else {
            underWay.add(done);
        }
    }

    @Override
    public void ping() {
        pings++;
    }

    @Override
    public void close(CloseCode code, String reason) {
        closed = code;
    }

    @Override
    public void disconnect() {
        disconnected = true;
    }

    @Override
    public long bytesReceived() {
        return bytesReceived;
    }

    List<String> types() {
        return messages.stream().map(FakeLink::read).map(FakeLink::type).toList();
    }

    /** The ids of all events, alone or in batches. */
    List<Long> ids() {
        return messages.stream().flatMap(text -> ids(read(text)).stream()).toList();
    }

    static String type(JsonNode message) {
        return message.required("type").textValue();
    }

    static List<Long> ids(JsonNode message) {
        Stream<JsonNode> events = type(message).equals("events")
                ? StreamSupport.stream(message.at("/payload/items").spliterator(), false)
                : Stream.of(message);
        return events.filter(event -> event.path("id").isNumber())
                .map(event -> event.required("id").longValue())
                .toList();
    }

    static JsonNode read(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
