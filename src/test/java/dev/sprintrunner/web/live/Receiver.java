package dev.sprintrunner.web.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client that reads everything as it comes, or does not read at all. */
public final class Receiver implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final List<Long> ids = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final boolean reading;
    private final Consumer<JsonNode> watcher;
    private volatile String reason = "";

    private Receiver(boolean reading, Consumer<JsonNode> watcher) {
        this.reading = reading;
        this.watcher = watcher;
    }

    /** A connected client. */
    public record Connection(WebSocket socket, Receiver receiver) {
        void say(String text) {
            socket.sendText(text, true).join();
        }

        /** The next message of this type; those before it are passed over. */
        JsonNode next(String type) {
            return receiver.next(type);
        }
    }

    public static Connection connect(HttpClient client, URI uri) {
        return connect(client, uri, message -> {});
    }

    /** @param watcher told of each message by the thread that reads */
    public static Connection connect(HttpClient client, URI uri, Consumer<JsonNode> watcher) {
        return connect(client, uri, new Receiver(true, watcher));
    }

    static Connection connectWithoutReading(HttpClient client, URI uri) {
        return connect(client, uri, new Receiver(false, message -> {}));
    }

    private static Connection connect(HttpClient client, URI uri, Receiver receiver) {
        return new Connection(
                client.newWebSocketBuilder().buildAsync(uri, receiver).join(), receiver);
    }

    @Override
    public void onOpen(WebSocket socket) {
        if (reading) {
            socket.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            JsonNode message = FakeLink.read(parts.toString());
            parts.setLength(0);
            ids.addAll(FakeLink.ids(message));
            messages.add(message);
            watcher.accept(message);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String text) {
        reason = text;
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed.completeExceptionally(error);
    }

    public List<Long> ids() {
        return ids;
    }

    /** The code with which the server ends the connection. */
    CompletableFuture<Integer> closed() {
        return closed.orTimeout(30, TimeUnit.SECONDS);
    }

    String reason() {
        return reason;
    }

    private JsonNode next(String type) {
        try {
            for (JsonNode message = poll(); message != null; message = poll()) {
                if (FakeLink.type(message).equals(type)) {
                    return message;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("no message of type " + type + " came");
    }

    /** The next message. */
    JsonNode nextOfAny() {
        try {
            JsonNode message = poll();
            if (message != null) {
                return message;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("no message came; closed: " + closed);
    }

    private @Nullable JsonNode poll() throws InterruptedException {
        return messages.poll(30, TimeUnit.SECONDS);
    }
}
