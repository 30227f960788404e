package dev.sprintrunner.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A client that reads everything as it comes, or does not read at all. */
public final class Receiver implements WebSocket.Listener {
    private static final Pattern EVENT_ID = Pattern.compile("\\{\"type\":\"[a-z]+:[a-z]+\",\"id\":([0-9]+),");

    private final StringBuilder parts = new StringBuilder();
    private final BlockingQueue<JsonNode> others = new LinkedBlockingQueue<>();
    private final List<Long> ids = new ArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final boolean reading;
    private final Consumer<List<Long>> watcher;
    private volatile String reason = "";

    private Receiver(boolean reading, Consumer<List<Long>> watcher) {
        this.reading = reading;
        this.watcher = watcher;
    }

    /** A connected client. */
    public record Connection(WebSocket socket, Receiver receiver) {
        void say(String text) {
            socket.sendText(text, true).join();
        }

        /** The next message of this type that is no event; those before it are passed over. */
        JsonNode next(String type) {
            return receiver.next(type);
        }
    }

    public static Connection connect(HttpClient client, URI uri) {
        return connect(client, uri, ids -> {});
    }

    /** @param watcher told of the events of each message by the thread that reads */
    public static Connection connect(HttpClient client, URI uri, Consumer<List<Long>> watcher) {
        return connect(client, uri, new Receiver(true, watcher));
    }

    static Connection connectWithoutReading(HttpClient client, URI uri) {
        return connect(client, uri, new Receiver(false, ids -> {}));
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
            take(parts.toString());
            parts.setLength(0);
        }
        socket.request(1);
        return null;
    }

    private void take(String message) {
        List<Long> events = eventIds(message);
        if (events.isEmpty()) {
            others.add(FakeLink.read(message));
            return;
        }
        synchronized (ids) {
            ids.addAll(events);
            ids.notifyAll();
        }
        watcher.accept(events);
    }

    /** Found without reading the JSON, of which hundreds of clients get a lot. */
    private static List<Long> eventIds(String message) {
        return EVENT_ID.matcher(message)
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .toList();
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

    /** The ids of all events so far. */
    public List<Long> ids() {
        synchronized (ids) {
            return List.copyOf(ids);
        }
    }

    /** Waits until the event came, and gives the ids of all events so far. */
    public List<Long> idsUpTo(long id) throws InterruptedException {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        synchronized (ids) {
            while (ids.isEmpty() || ids.get(ids.size() - 1) < id) {
                long left = TimeUnit.NANOSECONDS.toMillis(giveUp - System.nanoTime());
                assertThat(left)
                        .as("event %d did not come; closed: %s", id, closed)
                        .isPositive();
                ids.wait(left);
            }
        }
        return ids();
    }

    /** The code with which the server ends the connection. */
    CompletableFuture<Integer> closed() {
        return closed.orTimeout(30, TimeUnit.SECONDS);
    }

    boolean isClosed() {
        return closed.isDone();
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

    private @Nullable JsonNode poll() throws InterruptedException {
        return others.poll(30, TimeUnit.SECONDS);
    }
}
