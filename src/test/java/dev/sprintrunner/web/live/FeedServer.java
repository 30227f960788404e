package dev.sprintrunner.web.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The feed behind a real server on a free port. */
public final class FeedServer implements AutoCloseable {
    private final LiveFeed feed;
    private final Javalin server;

    FeedServer(
            RecordingDatabase database, Function<JsonNode, ObjectNode> actions, Duration heartbeat, FeedLimits limits) {
        feed = new LiveFeed(
                database,
                database::init,
                database::status,
                actions,
                () -> heartbeat,
                Clock.systemUTC(),
                System::nanoTime,
                limits);
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.jetty.addConnector(FeedServer::connector);
                    feed.addTo(config.routes);
                })
                .start();
    }

    /** With small buffers: otherwise the system takes megabytes for a client before it can be seen that it does not read. */
    private static ServerConnector connector(Server server, HttpConfiguration http) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setAcceptedSendBufferSize(64 * 1024);
        return connector;
    }

    /** As it is in the program, but that nothing can be done. */
    public static FeedServer standard(RecordingDatabase database) {
        return new FeedServer(
                database,
                message -> {
                    throw new IllegalStateException("no action was expected: " + message);
                },
                Duration.ofSeconds(30),
                FeedLimits.standard());
    }

    LiveFeed feed() {
        return feed;
    }

    public int port() {
        return server.port();
    }

    public URI uri(String query) {
        return URI.create("ws://127.0.0.1:" + port() + "/ws" + query);
    }

    @Override
    public void close() {
        feed.close();
        server.stop();
    }
}
