package dev.sprintrunner.web.live;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The connection to one client. Nothing here waits. */
interface Link {
    /** @param done told once, on any thread: null when the message has left, else what went wrong */
    void send(String message, Consumer<@Nullable Throwable> done);

    void ping();

    /** @param reason at most 123 bytes */
    void close(CloseCode code, String reason);

    /** Ends the connection without a word. */
    void disconnect();

    /** Bytes that came from the client so far; the answer to a ping counts. */
    long bytesReceived();
}
