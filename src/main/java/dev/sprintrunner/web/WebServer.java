package dev.sprintrunner.web;

import dev.sprintrunner.web.api.Json;
import dev.sprintrunner.web.api.Routes;
import dev.sprintrunner.web.pages.StaticFileHandler;
import dev.sprintrunner.web.pages.StaticFiles;
import dev.sprintrunner.web.security.Access;
import dev.sprintrunner.web.security.ErrorAnswer;
import dev.sprintrunner.web.security.Guard;
import dev.sprintrunner.web.security.SecurityHeaders;
import dev.sprintrunner.web.security.SessionRoutes;
import dev.sprintrunner.web.security.Sessions;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.ContentType;
import io.javalin.json.JavalinJackson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: runs from {@link #start} until it is closed. Everything that a client can make it hold is bounded. */
public final class WebServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WebServer.class);
    private static final int MAX_CONNECTIONS = 512;
    private static final int MAX_THREADS = 48;
    private static final int MIN_THREADS = 4;
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final int MAX_MESSAGE_BYTES = 64 * 1024;
    private static final Duration CONNECTION_IDLE = Duration.ofSeconds(60);
    private static final Duration IDLE_AT_STOP = Duration.ofMillis(100);
    private static final Duration STOP = Duration.ofSeconds(2);

    /** Longer than the longest heartbeat there is to choose, and an answer to it. */
    private static final Duration WEBSOCKET_IDLE = Duration.ofMinutes(15);

    private final Javalin javalin;
    private final int port;
    private final URI url;

    private WebServer(Javalin javalin, int port, URI url) {
        this.javalin = javalin;
        this.port = port;
        this.url = url;
    }

    /**
     * Listens from now on.
     *
     * @param port   0 takes a free one
     * @param routes all parts of the interface, but for the one that signs a browser in
     * @throws WebServerException when the port or the address cannot be had
     */
    public static WebServer start(Access access, int port, List<Routes> routes, StaticFiles files) {
        ServerSocketChannel socket = ListeningSocket.open(access, port);
        try {
            Sessions sessions = new Sessions(access, System::nanoTime);
            Javalin javalin = Javalin.create(config -> {
                configure(config, socket, files);
                config.jetty.modifyServer(server -> protect(server, access, sessions, files));
                new SessionRoutes(sessions).addTo(config.routes);
                routes.forEach(part -> part.addTo(config.routes));
            });
            javalin.start();
            int taken = socket.socket().getLocalPort();
            return new WebServer(javalin, taken, ServerUrl.of(access.address(), taken));
        } catch (RuntimeException e) {
            close(socket, e);
            throw e;
        }
    }

    private static void configure(JavalinConfig config, ServerSocketChannel socket, StaticFiles files) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jsonMapper(new JavalinJackson(Json.mapper(), false));
        config.http.defaultContentType = ContentType.JSON;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = 2L * MAX_BODY_BYTES; // a second line: Jetty refuses before
        config.resourceHandler(new StaticFileHandler(files));
        ApiErrors.addTo(config.routes);
        config.jetty.threadPool = threads();
        config.jetty.modifyHttpConfiguration(WebServer::limit);
        config.jetty.addConnector((server, http) -> connector(server, http, socket));
        config.jetty.modifyWebSocketServletFactory(factory -> {
            factory.setMaxTextMessageSize(MAX_MESSAGE_BYTES);
            factory.setMaxBinaryMessageSize(MAX_MESSAGE_BYTES);
            factory.setIdleTimeout(WEBSOCKET_IDLE);
        });
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        threads.setName("web");
        threads.setStopTimeout(STOP.toMillis());
        return threads;
    }

    private static void limit(HttpConfiguration http) {
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        http.setUriCompliance(UriCompliance.DEFAULT); // what two parts could read differently is refused
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
    }

    private static Connector connector(Server server, HttpConfiguration http, ServerSocketChannel socket) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setIdleTimeout(CONNECTION_IDLE.toMillis());
        connector.setShutdownIdleTimeout(IDLE_AT_STOP.toMillis());
        try {
            connector.open(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
        return connector;
    }

    /** The guard comes first, whatever is asked for. */
    private static void protect(Server server, Access access, Sessions sessions, StaticFiles files) {
        Supplier<Map<String, String>> headers = () -> SecurityHeaders.of(files.importMapHash());
        server.insertHandler(new SizeLimitHandler(MAX_BODY_BYTES, -1));
        server.insertHandler(new Guard(access, sessions, files.addresses()::contains, headers));
        server.setErrorHandler(new ErrorAnswer(headers));
        server.setStopTimeout(STOP.toMillis());
    }

    private static void close(ServerSocketChannel socket, RuntimeException failure) {
        try {
            socket.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** The port that was taken. */
    public int port() {
        return port;
    }

    /** The address to open, without a token. */
    public URI url() {
        return url;
    }

    /** Ends connections and threads within a few seconds; open WebSockets are told. */
    @Override
    public void close() {
        try {
            javalin.jettyServer().server().stop();
        } catch (TimeoutException e) {
            log.info("Requests that were being answered at the end were cut off");
        } catch (Exception e) {
            throw new IllegalStateException("the web server did not stop: " + e.getMessage(), e);
        }
    }
}
