package dev.sprintrunner.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.web.api.ApiException;
import dev.sprintrunner.web.api.Json;
import dev.sprintrunner.web.api.Routes;
import io.javalin.Javalin;
import io.javalin.json.JavalinJackson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Some routes on a real server, and a client for them. */
public final class RunningRoutes implements AutoCloseable {
    private final Javalin server;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningRoutes(Javalin server) {
        this.server = server;
    }

    public static RunningRoutes of(Routes routes) {
        return new RunningRoutes(Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.jsonMapper(new JavalinJackson(Json.mapper(), false));
                    config.routes.exception(
                            ApiException.class,
                            (e, request) -> request.status(e.status()).json(e.body()));
                    routes.addTo(config.routes);
                })
                .start("127.0.0.1", 0));
    }

    /** An answer with its body read as JSON. */
    public record Answer(int status, JsonNode body) {
        public String error() {
            return body.path("error").path("message").asText();
        }
    }

    public HttpResponse<String> text(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    public Answer get(String path) {
        return answer(text(path));
    }

    /** The body of a good answer. */
    public JsonNode json(String path) {
        Answer answer = get(path);
        if (answer.status() != 200) {
            throw new AssertionError(path + " gave " + answer);
        }
        return answer.body();
    }

    public Answer put(String path, String body) {
        return answer(send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build()));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        try {
            return new Answer(response.statusCode(), Json.mapper().readTree(response.body()));
        } catch (IOException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
