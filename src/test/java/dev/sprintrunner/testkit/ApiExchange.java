package dev.sprintrunner.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.sprintrunner.testkit.MessageReply.Ending;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The HTTP side of one request. */
public final class ApiExchange {
    private static final Map<Integer, String> ERROR_TYPES = Map.of(
            400, "invalid_request_error",
            401, "authentication_error",
            402, "billing_error",
            403, "permission_error",
            404, "not_found_error",
            413, "request_too_large",
            429, "rate_limit_error",
            504, "timeout_error",
            529, "overloaded_error");

    private final HttpExchange http;
    private final ApiRequest request;
    private final CountDownLatch closed;

    ApiExchange(HttpExchange http, ApiRequest request, CountDownLatch closed) {
        this.http = http;
        this.request = request;
        this.closed = closed;
    }

    public ApiRequest request() {
        return request;
    }

    /** Returns when the server closes. */
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    public void sendJson(int status, JsonNode body, Map<String, String> headers) throws IOException {
        sendJson(http, status, body, headers);
    }

    void sendError(int status, String message, Map<String, String> headers) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", "error");
        body.putObject("error")
                .put("type", ERROR_TYPES.getOrDefault(status, "api_error"))
                .put("message", message);
        sendJson(status, body, headers);
    }

    /** A stream that does not end properly promises its whole length, so that a dropped connection shows as one. */
    void sendEvents(List<String> events, Map<String, String> headers, Ending ending)
            throws IOException, InterruptedException {
        byte[] whole = String.join("", events).getBytes(StandardCharsets.UTF_8);
        headers.forEach(http.getResponseHeaders()::set);
        http.getResponseHeaders().set("content-type", "text/event-stream; charset=utf-8");
        http.sendResponseHeaders(200, whole.length);
        OutputStream out = http.getResponseBody();
        if (ending == Ending.COMPLETE) {
            out.write(whole);
            return;
        }
        out.write(String.join("", events.subList(0, events.size() / 2)).getBytes(StandardCharsets.UTF_8));
        out.flush();
        if (ending == Ending.HANGING) {
            awaitClose();
        }
    }

    static void sendJson(HttpExchange http, int status, JsonNode body, Map<String, String> headers) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        headers.forEach(http.getResponseHeaders()::set);
        http.getResponseHeaders().set("content-type", "application/json");
        if (http.getRequestMethod().equals("HEAD")) {
            http.sendResponseHeaders(status, -1);
        } else {
            http.sendResponseHeaders(status, bytes.length);
            http.getResponseBody().write(bytes);
        }
    }
}
