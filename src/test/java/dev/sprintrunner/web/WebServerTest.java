package dev.sprintrunner.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.engine.EngineException;
import dev.sprintrunner.store.StoreException;
import dev.sprintrunner.web.api.ApiException;
import dev.sprintrunner.web.api.JsonBody;
import dev.sprintrunner.web.api.Routes;
import dev.sprintrunner.web.security.Access;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {
    private static final Routes ROUTES = routes -> {
        routes.get("/api/things/{id}", request -> request.json(Map.of("id", request.pathParam("id"))));
        routes.post("/api/things", request -> request.json(JsonBody.object(request)));
        routes.get("/api/defect", request -> {
            throw new IllegalStateException("the inside of it");
        });
        routes.get("/api/busy", request -> {
            throw new EngineException(EngineException.Kind.BUSY, "batch 7 is running; stop it first");
        });
        routes.get("/api/unusable", request -> {
            throw new EngineException("no agent");
        });
        routes.get("/api/disk", request -> {
            throw new StoreException("the disk is full");
        });
        routes.get("/api/missing", request -> {
            throw ApiException.notFound("no such thing");
        });
        routes.ws("/ws", socket -> socket.onMessage(message -> message.send(message.message())));
    };

    private final TestServer server = TestServer.with(ROUTES);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsItsPortAndAddress() {
        assertThat(server.server.port()).isPositive();
        assertThat(server.server.url()).hasToString("http://127.0.0.1:" + server.server.port() + "/");
    }

    @Test
    void aTakenPortIsToldInOneSentenceWithTheMend() throws IOException {
        Access access = Access.of("127.0.0.1", Set.of(), null, new SecureRandom());
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> WebServer.start(access, taken.getLocalPort(), List.of(), TestServer.pages()))
                    .isInstanceOf(WebServerException.class)
                    .hasMessage("port " + taken.getLocalPort()
                            + " on 127.0.0.1 is taken; choose another with --port, or --port 0 for a free one");
        }
    }

    @Test
    void anAddressOfAnotherMachineIsToldWithTheMend() {
        Access elsewhere = Access.of("192.0.2.1", Set.of(), null, new SecureRandom());

        assertThatThrownBy(() -> WebServer.start(elsewhere, 0, List.of(), TestServer.pages()))
                .isInstanceOf(WebServerException.class)
                .hasMessage("the host 192.0.2.1 is no address of this machine; choose 127.0.0.1, or one that is");
    }

    @Test
    void servesRoutesAlsoWithATrailingSlash() {
        assertThat(server.get("/api/things/a%20b").body()).isEqualTo("{\"id\":\"a b\"}");
        assertThat(server.get("/api/things/7/").body()).isEqualTo("{\"id\":\"7\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/things/7", "/", "/js/main.js", "/api/unknown", "/api/defect"})
    void headIsGetWithoutContent(String path) {
        HttpResponse<String> get = server.get(path);
        HttpResponse<String> head = server.send("HEAD", path, null);

        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().map())
                .usingRecursiveComparison()
                .ignoringFields("date")
                .isEqualTo(get.headers().map());
    }

    @Test
    void failuresAreJsonWithTheirStatus() {
        assertError(server.get("/api/unknown"), 404, "not_found");
        assertError(server.get("/api"), 404, "not_found");
        assertError(server.send("DELETE", "/api/things", "{}"), 405, "method_not_allowed");
        assertError(server.send("POST", "/api/things", "{"), 400, "bad_request");
        assertError(server.send("POST", "/api/things", "[]"), 400, "bad_request");
        assertError(server.send("POST", "/api/things", "{} {}"), 400, "bad_request");
        assertError(server.get("/api/busy"), 409, "conflict");
        assertError(server.get("/api/unusable"), 422, "unprocessable");
        assertError(server.get("/api/disk"), 503, "store_unavailable");
        assertError(server.get("/api/missing"), 404, "not_found");
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() {
        assertThat(server.send("PUT", "/api/things", "{}").headers().firstValue("Allow"))
                .contains("POST");
    }

    @Test
    void aDefectIsNotToldInDetail() {
        HttpResponse<String> response = server.get("/api/defect");

        assertError(response, 500, "internal");
        assertThat(response.body()).doesNotContain("inside", "IllegalState", "at dev.");
    }

    @Test
    void aLargeBodyIsRefused() {
        String large = "{\"text\":\"" + "x".repeat(64 * 1024) + "\"}";

        assertError(server.send("POST", "/api/things", large), 413, "too_large");
    }

    @Test
    void aLargeBodyOfUntoldLengthIsRefused() throws IOException {
        String chunk = "x".repeat(0x1000);
        String body = ("1000\r\n" + chunk + "\r\n").repeat(17) + "0\r\n";

        assertThat(server.raw(
                        "POST /api/things HTTP/1.1",
                        "Host: localhost:" + server.server.port(),
                        "Content-Type: application/json",
                        "Transfer-Encoding: chunked",
                        "Connection: close",
                        "",
                        body))
                .startsWith("HTTP/1.1 413 ")
                .contains("\"type\":\"too_large\"");
    }

    @Test
    void largeHeadersAreRefused() throws IOException {
        assertThat(server.raw(
                        "GET / HTTP/1.1",
                        "Host: localhost:" + server.server.port(),
                        "X-Large: " + "x".repeat(20_000),
                        "Connection: close"))
                .startsWith("HTTP/1.1 431 ")
                .contains("\"type\":\"too_large\"", "X-Content-Type-Options: nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%2e%2e/api/things/7", "/api%2Fthings/7", "/api/things/..%2f7"})
    void aPathThatCouldBeReadInTwoWaysIsRefused(String path) throws IOException {
        assertThat(server.raw(
                        "GET " + path + " HTTP/1.1", "Host: localhost:" + server.server.port(), "Connection: close"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void saysNothingOfItsMake() {
        assertThat(server.get("/").headers().map()).doesNotContainKeys("server", "x-powered-by");
    }

    @Test
    void aWebSocketMessageOfMoreThan64KbEndsTheConnection() throws Exception {
        SocketLog socket = new SocketLog();
        WebSocket client = server.client()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + server.server.port() + "/ws"), socket)
                .get(20, TimeUnit.SECONDS);

        client.sendText("x".repeat(70_000), true).get(20, TimeUnit.SECONDS);

        assertThat(socket.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1009);
    }

    @Test
    void stopsSoonAlthoughPagesAreOpen() throws Exception {
        SocketLog socket = new SocketLog();
        server.client()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + server.server.port() + "/ws"), socket)
                .get(20, TimeUnit.SECONDS);
        Instant before = Instant.now();

        server.close();

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThat(socket.closed.get(20, TimeUnit.SECONDS)).isEqualTo(1001);
    }

    @Test
    void stopsSoonAlthoughARequestHangs() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        TestServer hanging = TestServer.with(routes -> routes.get("/api/hang", request -> {
            entered.countDown();
            never.await();
        }));
        CompletableFuture<?> request =
                CompletableFuture.runAsync(() -> hanging.get("/api/hang")).exceptionally(broken -> null);
        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
        Instant before = Instant.now();

        hanging.close();

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(8));
        request.get(20, TimeUnit.SECONDS);
    }

    private static void assertError(HttpResponse<String> response, int status, String type) {
        JsonNode error = TestServer.json(response).path("error");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(error.path("type").asText()).isEqualTo(type);
        assertThat(error.path("message").asText()).isNotBlank();
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    private static final class SocketLog implements WebSocket.Listener {
        final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.complete(1006);
        }
    }
}
