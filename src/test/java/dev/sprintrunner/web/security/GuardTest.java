package dev.sprintrunner.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.web.TestServer;
import dev.sprintrunner.web.api.JsonBody;
import dev.sprintrunner.web.api.Routes;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every request, with a token or without. */
class GuardTest {
    private final AtomicInteger reached = new AtomicInteger();
    private final Routes routes = routes -> {
        routes.get("/api/read", request -> request.json(Map.of("n", reached.incrementAndGet())));
        routes.post(
                "/api/change", request -> request.json(JsonBody.object(request).put("n", reached.incrementAndGet())));
        routes.ws("/ws", socket -> socket.onConnect(connection -> reached.incrementAndGet()));
        routes.get("/api/defect", request -> {
            throw new IllegalStateException("a defect");
        });
    };
    private final TestServer server = TestServer.with(routes);
    private final int port = server.server.port();

    @AfterEach
    void stop() {
        server.close();
    }

    // Host

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:PORT", "localhost:PORT", "LocalHost:PORT", "[::1]:PORT"})
    void theServersOwnHostsAreServed(String host) throws IOException {
        assertThat(get("/api/read", "Host: " + here(host))).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:PORT",
                "evil.example",
                "localhost",
                "localhost:1",
                "127.0.0.1",
                "localhost.evil.example:PORT",
                "127.0.0.1.evil.example:PORT",
                "localhost.:PORT",
                "localhost:PORT@evil.example",
                "0.0.0.0:PORT",
                "[::]:PORT",
                "192.0.2.1:PORT",
                "2130706433:PORT",
                "127.1:PORT",
                "[::1%25lo]:PORT",
                "localhost:99999",
                ""
            })
    void anyOtherHostIsRefused(String host) throws IOException {
        for (String path : List.of("/api/read", "/", "/ws", "/unknown")) {
            assertThat(get(path, "Host: " + here(host))).matches("(?s)HTTP/1.1 (421|400) .*");
        }
        assertThat(reached).hasValue(0);
    }

    @Test
    void aRequestWithoutHostOrWithTwoIsRefused() throws IOException {
        assertThat(server.raw("GET /api/read HTTP/1.0")).startsWith("HTTP/1.1 421 ");
        assertThat(get("/api/read")).startsWith("HTTP/1.1 400 ");
        assertThat(get("/api/read", "Host: " + here("localhost:PORT"), "Host: evil.example"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(reached).hasValue(0);
    }

    @Test
    void aRefusedHostIsToldAsJson() throws IOException {
        assertThat(get("/api/read", "Host: evil.example"))
                .startsWith("HTTP/1.1 421 ")
                .contains("\"error\":{\"type\":\"wrong_host\"")
                .contains("http://localhost:" + port)
                .doesNotContain("evil");
    }

    @Test
    void aNameGivenAtTheStartIsServed() throws IOException {
        try (TestServer named = TestServer.start("127.0.0.1", null, Set.of("build-box"), routes)) {
            assertThat(named.raw(
                            "GET /api/read HTTP/1.1", "Host: Build-Box:" + named.server.port(), "Connection: close"))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    // Origin

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "https://localhost:PORT",
                "http://localhost:1",
                "http://127.0.0.1:PORT",
                ""
            })
    void aForeignOriginChangesNothing(String origin) throws IOException {
        assertThat(post("Origin: " + here(origin))).startsWith("HTTP/1.1 403 ").contains("wrong_origin");
        assertThat(reached).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "https://localhost:PORT"})
    void aForeignOriginOpensNoWebSocket(String origin) throws IOException {
        assertThat(upgrade("/ws", "Origin: " + here(origin))).startsWith("HTTP/1.1 403 ");
        assertThat(reached).hasValue(0);
    }

    @Test
    void theServersOwnOriginAndNoneAreServed() throws IOException {
        assertThat(post("Origin: " + here("http://localhost:PORT"))).startsWith("HTTP/1.1 200 ");
        assertThat(post()).startsWith("HTTP/1.1 200 ");
        assertThat(upgradeHead("/ws", "Origin: " + here("http://localhost:PORT")))
                .startsWith("HTTP/1.1 101 ");
        assertThat(upgradeHead("/ws")).startsWith("HTTP/1.1 101 ");
    }

    // Content type

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "text/plain; application/json",
                "application/jsonp",
                ""
            })
    void aChangeThatIsNotJsonIsRefused(String contentType) {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            assertThat(server.send(method, "/api/change", "{}", "Content-Type", contentType)
                            .statusCode())
                    .isEqualTo(415);
        }
        assertThat(reached).hasValue(0);
    }

    @Test
    void aChangeWithoutContentTypeIsRefused() {
        assertThat(server.send("POST", "/api/change", null).statusCode()).isEqualTo(415);
    }

    @Test
    void jsonMayNameItsEncoding() {
        assertThat(server.send("POST", "/api/change", "{}", "Content-Type", "Application/JSON; charset=utf-8")
                        .statusCode())
                .isEqualTo(200);
    }

    // Headers

    @Test
    void everyAnswerCarriesTheSecurityHeaders() throws IOException {
        List<HttpResponse<String>> answers = List.of(
                server.get("/"),
                server.get("/js/main.js"),
                server.get("/webjars/tiny/1.0.0/tiny.js"),
                server.get("/api/read"),
                server.get("/api/unknown"),
                server.get("/api/defect"),
                server.send("POST", "/api/read", "{}"),
                server.send("POST", "/api/change", "{}", "Content-Type", "text/plain"),
                server.send("POST", "/api/change", "x".repeat(100_000)),
                server.get("/", "If-None-Match", "*"),
                server.get("/api/read", "Origin", "http://evil.example"));

        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .containsExactly(200, 200, 200, 200, 404, 500, 405, 415, 413, 304, 403);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
            assertThat(answer.headers().allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
            assertThat(answer.headers().allValues("Cross-Origin-Resource-Policy"))
                    .containsExactly("same-origin");
            assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
                    .isEmpty();
        });
        for (String raw : List.of(
                get("/api/read", "Host: evil.example"),
                upgrade("/nowhere"),
                server.raw("NONSENSE"),
                upgradeHead("/ws"))) {
            assertThat(raw).contains("X-Content-Type-Options: nosniff", "Content-Security-Policy: default-src 'none'");
        }
    }

    @Test
    void whatTheInterfaceAnswersIsNotStored() {
        assertThat(List.of(server.get("/api/read"), server.get("/api/unknown"), server.get("/api/defect")))
                .allSatisfy(answer ->
                        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store"));
    }

    @Test
    void thePolicyIsTheContractsWithTheHashOfTheImportMap() {
        // the hash of what stands between the tags of the test page, computed by another program
        assertThat(server.get("/").headers().firstValue("Content-Security-Policy"))
                .contains(
                        "default-src 'none'; script-src 'self' 'sha256-7D2+NaQdyWlnuQcQw1sBZeTfDVdZuc1HUaJvAK0CTT0='; style-src 'self'; img-src 'self' data:;"
                                + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none';"
                                + " frame-ancestors 'none'; require-trusted-types-for 'script';"
                                + " trusted-types lit-html dompurify");
    }

    @Test
    void noOtherSiteIsAllowedToAsk() throws IOException {
        assertThat(server.raw(
                        "OPTIONS /api/change HTTP/1.1",
                        "Host: localhost:" + port,
                        "Origin: http://evil.example",
                        "Access-Control-Request-Method: POST",
                        "Connection: close"))
                .startsWith("HTTP/1.1 403 ")
                .doesNotContain("Access-Control");
    }

    private String here(String text) {
        return text.replace("PORT", String.valueOf(port));
    }

    private String get(String path, String... headers) throws IOException {
        return request("GET " + path, headers, "");
    }

    private String post(String... headers) throws IOException {
        String[] all = Arrays.copyOf(headers, headers.length + 3);
        all[headers.length] = "Host: localhost:" + port;
        all[headers.length + 1] = "Content-Type: application/json";
        all[headers.length + 2] = "Content-Length: 2";
        return request("POST /api/change", all, "{}");
    }

    private String request(String line, String[] headers, String body) throws IOException {
        String[] lines = new String[headers.length + 2];
        lines[0] = line + " HTTP/1.1";
        lines[1] = "Connection: close";
        System.arraycopy(headers, 0, lines, 2, headers.length);
        return server.raw(body.isEmpty() ? lines : with(lines, "", body));
    }

    private static String[] with(String[] lines, String... more) {
        String[] all = Arrays.copyOf(lines, lines.length + more.length);
        System.arraycopy(more, 0, all, lines.length, more.length);
        return all;
    }

    /** A refused one is answered and closed. */
    private String upgrade(String path, String... headers) throws IOException {
        return server.raw(handshake(path, "Connection: Upgrade, close", headers));
    }

    private String upgradeHead(String path, String... headers) throws IOException {
        return server.rawHead(handshake(path, "Connection: Upgrade", headers));
    }

    private String[] handshake(String path, String connection, String... headers) {
        return with(
                with(new String[] {"GET " + path + " HTTP/1.1"}, headers),
                "Host: localhost:" + port,
                connection,
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    }
}
