package dev.sprintrunner.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.web.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
    private static final String TOKEN = "a-token-of-the-user_1";
    private static final String WRONG = "a-token-of-the-user_2";

    private final TestServer server = TestServer.withToken(TOKEN, routes -> {
        routes.get("/api/read", request -> request.json(Map.of()));
        routes.get("/metrics", request -> request.result("metrics"));
        routes.ws("/ws", socket -> {});
    });
    private final String cookie = "sprint_runner_" + server.server.port();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/read",
                "/api/read/",
                "/metrics",
                "/api/unknown",
                "/unknown",
                "/index%2Ehtml",
                "//",
                "/api/../index.html"
            })
    void nothingButThePageIsServedWithoutTheToken(String path) throws IOException {
        assertThat(server.raw(
                        "GET " + path + " HTTP/1.1", "Host: localhost:" + server.server.port(), "Connection: close"))
                .matches("(?s)HTTP/1.1 40[01] .*");
    }

    @Test
    void aMissingTokenIsToldAsJson() {
        HttpResponse<String> answer = server.get("/api/read");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(TestServer.json(answer).at("/error/type").asText()).isEqualTo("unauthorized");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/js/main.js", "/webjars/tiny/1.0.0/tiny.js"})
    void thePageItselfIsServedToAskForTheToken(String path) {
        assertThat(server.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void thePageCannotBeChangedWithoutTheToken() {
        assertThat(server.send("POST", "/", "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void aWebSocketNeedsTheToken() throws IOException {
        assertThat(handshake("X-Nothing: 1")).startsWith("HTTP/1.1 401 ");
        assertThat(handshake("Cookie: " + cookie + "=" + WRONG)).startsWith("HTTP/1.1 401 ");
        assertThat(handshake("Cookie: " + cookie + "=" + TOKEN)).startsWith("HTTP/1.1 101 ");
    }

    @Test
    void aProgramSendsTheTokenAsBearer() {
        assertThat(server.get("/metrics", "Authorization", "Bearer " + TOKEN).statusCode())
                .isEqualTo(200);
        assertThat(server.get("/metrics", "Authorization", "bearer " + TOKEN).statusCode())
                .isEqualTo(200);
        assertThat(server.get("/metrics", "Authorization", "Bearer " + WRONG).statusCode())
                .isEqualTo(401);
        assertThat(server.get("/metrics", "Authorization", "Basic " + TOKEN).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aTokenInThePagesAddressBecomesACookieAndLeavesTheAddress() {
        HttpResponse<String> answer = server.get("/?a=1&token=" + TOKEN + "&b=2");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/?a=1&b=2");
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .contains(cookie + "=" + TOKEN + "; Path=/; HttpOnly; SameSite=Strict");
        assertThat(server.get("/api/read", "Cookie", cookie + "=" + TOKEN).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aWrongTokenInThePagesAddressLeavesItWithoutCookie() {
        HttpResponse<String> answer = server.get("/?token=" + WRONG);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void aTokenInAnyOtherAddressIsNone() {
        assertThat(server.get("/api/read?token=" + TOKEN).statusCode()).isEqualTo(401);
    }

    @Test
    void thePageSignsInWithTheTokenThatWasTypedIn() {
        HttpResponse<String> answer = server.send("POST", "/api/session", "{\"token\":\"" + TOKEN + "\"}");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .contains(cookie + "=" + TOKEN + "; Path=/; HttpOnly; SameSite=Strict");
        HttpResponse<String> wrong = server.send("POST", "/api/session", "{\"token\":\"" + WRONG + "\"}");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(server.send("POST", "/api/session", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void aCookieOfAnEarlierServerIsTakenBack() {
        HttpResponse<String> answer = server.get("/api/read", "Cookie", cookie + "=" + WRONG);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .contains(cookie + "=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict");
    }

    @Test
    void aCookieOfAServerOnAnotherPortIsNotLookedAt() {
        assertThat(server.get("/api/read", "Cookie", "sprint_runner_1=" + TOKEN).statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoGuessesIsNotListenedToForAWhile() {
        for (int i = 0; i < 20; i++) {
            assertThat(server.get("/api/read", "Authorization", "Bearer guess-" + i)
                            .statusCode())
                    .isEqualTo(401);
        }

        HttpResponse<String> right = server.get("/api/read", "Authorization", "Bearer " + TOKEN);

        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(right.headers().firstValue("Retry-After")).contains("60");
        assertThat(server.send("POST", "/api/session", "{\"token\":\"" + TOKEN + "\"}")
                        .statusCode())
                .isEqualTo(429);
        assertThat(server.get("/?token=" + TOKEN).headers().allValues("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void signingInWithoutAnyTokenNeededGivesNoCookie() {
        try (TestServer open = TestServer.with()) {
            HttpResponse<String> answer = open.send("POST", "/api/session", "{\"token\":\"anything\"}");

            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void beyondLoopbackATokenIsMade() {
        Access first = Access.of("0.0.0.0", Set.of(), null, new SecureRandom());
        Access second = Access.of("0.0.0.0", Set.of(), null, new SecureRandom());

        assertThat(first.requiredToken().orElseThrow().reveal())
                .matches("[A-Za-z0-9_-]{43}")
                .isNotEqualTo(second.requiredToken().orElseThrow().reveal());
        assertThat(Access.of("localhost", Set.of(), null, new SecureRandom()).requiredToken())
                .isEmpty();
        assertThatThrownBy(() -> new Access("0.0.0.0", first.address(), Set.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onEveryAddressOfTheMachineItsAddressesAreHosts() throws IOException {
        try (TestServer everywhere = TestServer.start("0.0.0.0", AccessToken.of(TOKEN), Set.of())) {
            assertThat(everywhere.get("/").statusCode()).isEqualTo(200);
            String shown = everywhere.server.url().getHost();
            assertThat(everywhere.raw(
                            "GET / HTTP/1.1", "Host: " + shown + ":" + everywhere.server.port(), "Connection: close"))
                    .startsWith("HTTP/1.1 200 ");
            assertThat(everywhere.raw(
                            "GET / HTTP/1.1", "Host: evil.example:" + everywhere.server.port(), "Connection: close"))
                    .startsWith("HTTP/1.1 421 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"short", "fifteen-letters", "has a blank in it.", "has;a;semicolon;in", "ümlaute-sind-nicht"})
    void aTokenThatCannotBeUsedIsRefused(String text) {
        assertThatThrownBy(() -> AccessToken.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16 to 200")
                .hasMessageNotContaining(text);
    }

    @Test
    void aTokenDoesNotShowInText() {
        AccessToken token = AccessToken.of(TOKEN);

        assertThat(token.toString() + Access.of("127.0.0.1", Set.of(), token, new SecureRandom()))
                .doesNotContain(TOKEN);
    }

    private String handshake(String header) throws IOException {
        return server.rawHead(
                "GET /ws HTTP/1.1",
                "Host: localhost:" + server.server.port(),
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                header);
    }
}
