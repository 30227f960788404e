package dev.sprintrunner.web.live;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;
import org.jspecify.annotations.Nullable;

/** A WebSocket of Jetty. */
final class JettyLink implements Link {
    private static final long MAX_MESSAGE_BYTES = 64 * 1024;

    private final Session session;

    /** Takes the connection over: how long it may be idle is decided by the feed. */
    JettyLink(Session session) {
        this.session = session;
        session.setIdleTimeout(Duration.ZERO);
        session.setMaxTextMessageSize(MAX_MESSAGE_BYTES);
        session.setMaxBinaryMessageSize(MAX_MESSAGE_BYTES);
    }

    @Override
    public void send(String message, Consumer<@Nullable Throwable> done) {
        session.sendText(message, Callback.from(() -> done.accept(null), done));
    }

    @Override
    public void ping() {
        session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }

    @Override
    public void close(CloseCode code, String reason) {
        session.close(code.number(), reason, Callback.NOOP);
    }

    @Override
    public void disconnect() {
        session.disconnect();
    }

    /** Javalin does not pass answers to pings on, so what the connection counts has to tell. */
    @Override
    public long bytesReceived() {
        return ((WebSocketCoreSession) ((WebSocketSession) session).getCoreSession())
                .getConnection()
                .getBytesIn();
    }
}
