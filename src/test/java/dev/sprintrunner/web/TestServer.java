package dev.sprintrunner.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.web.api.Json;
import dev.sprintrunner.web.api.Routes;
import dev.sprintrunner.web.pages.StaticFiles;
import dev.sprintrunner.web.security.Access;
import dev.sprintrunner.web.security.AccessToken;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A server on a free port, and a client for it. */
public final class TestServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public final WebServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestServer(WebServer server) {
        this.server = server;
    }

    public static TestServer with(Routes... routes) {
        return start("127.0.0.1", null, Set.of(), routes);
    }

    public static TestServer withToken(String token, Routes... routes) {
        return start("127.0.0.1", AccessToken.of(token), Set.of(), routes);
    }

    public static TestServer start(String host, @Nullable AccessToken token, Set<String> names, Routes... routes) {
        Access access = Access.of(host, names, token, new SecureRandom());
        return new TestServer(WebServer.start(access, 0, List.of(routes), pages()));
    }

    public static TestServer showing(StaticFiles files) {
        Access access = Access.of("127.0.0.1", Set.of(), null, new SecureRandom());
        return new TestServer(WebServer.start(access, 0, List.of(), files));
    }

    public static StaticFiles pages() {
        try {
            Path web = Path.of(TestServer.class.getResource("/web").toURI());
            return StaticFiles.of(web.resolve("dashboard"), web.resolve("webjars"));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** With {@code Content-Type: application/json}, unless the headers have one. */
    public HttpResponse<String> send(String method, String path, @Nullable String body, String... headers) {
        return send(BodyHandlers.ofString(), method, path, body, headers);
    }

    /** What a GET brings, byte by byte. */
    public HttpResponse<byte[]> bytes(String path, String... headers) {
        return send(BodyHandlers.ofByteArray(), "GET", path, null, headers);
    }

    private <T> HttpResponse<T> send(
            BodyHandler<T> handler, String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All that comes back for exactly these lines, until the server closes; a line {@code Connection: close} helps. */
    public String raw(String... lines) throws IOException {
        try (Socket socket = send(lines)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The first line and the headers that come back for these lines; the connection may stay open. */
    public String rawHead(String... lines) throws IOException {
        try (Socket socket = send(lines)) {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int read = socket.getInputStream().read();
                if (read < 0) {
                    break;
                }
                head.append((char) read);
            }
            return head.toString();
        }
    }

    private Socket send(String... lines) throws IOException {
        Socket socket = new Socket(server.url().getHost(), server.port());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    public HttpClient client() {
        return client;
    }

    public static JsonNode json(HttpResponse<String> response) {
        try {
            return Json.mapper().readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + response.body(), e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
