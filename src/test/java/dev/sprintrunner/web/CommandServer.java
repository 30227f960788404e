package dev.sprintrunner.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.config.RuntimeDirectory;
import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.store.BatchRows;
import dev.sprintrunner.store.CommandRows;
import dev.sprintrunner.store.Database;
import dev.sprintrunner.store.Durability;
import dev.sprintrunner.web.api.ApiException;
import dev.sprintrunner.web.api.Json;
import dev.sprintrunner.web.api.Routes;
import io.javalin.Javalin;
import io.javalin.json.JavalinJackson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** A real server on a free port with the routes under test, over a real record of commands. */
public final class CommandServer implements AutoCloseable {
    private static final Instant NOW = Instant.ofEpochMilli(1_000);

    private final RuntimeDirectory runtime;
    private final Database database;
    private final Javalin server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final CommandRows commands = new CommandRows();
    private final long batchId;

    private CommandServer(RuntimeDirectory runtime, Database database, Routes routes) {
        this.runtime = runtime;
        this.database = database;
        this.batchId = database.write(Durability.PROCESS, jdbc -> new BatchRows().insert(jdbc, NOW, null));
        this.server = Javalin.create(config -> {
                    config.jsonMapper(new JavalinJackson(Json.mapper(), false));
                    config.startup.showJavalinBanner = false;
                    config.routes.exception(
                            ApiException.class,
                            (e, ctx) -> ctx.status(e.status()).json(e.body()));
                    routes.addTo(config.routes);
                })
                .start("127.0.0.1", 0);
    }

    /** @param project gets its runtime folder */
    public static CommandServer start(Path project, Function<Recorder, Routes> routes) throws IOException {
        RuntimeDirectory runtime = RuntimeDirectory.of(project);
        runtime.prepare();
        Database database = Database.open(runtime.database());
        return new CommandServer(runtime, database, routes.apply(new Recorder(database, Clock.systemUTC())));
    }

    /** What git knew when a command started or ended; null where it did not. */
    public record Trees(String head, String tree) {
        public static final Trees NONE = new Trees(null, null);
    }

    /** A command that runs. */
    public long begin(String command, boolean agent, Trees before) {
        return database.write(Durability.PROCESS, jdbc -> {
            long id = commands.nextId(jdbc);
            String session = agent ? "session-" + id : null;
            commands.insert(
                    jdbc,
                    new CommandRows.Start(
                            id,
                            batchId,
                            1,
                            List.of(),
                            command,
                            1,
                            false,
                            null,
                            session,
                            false,
                            "cookie",
                            "batch-1/" + id,
                            before.head(),
                            before.tree()),
                    NOW);
            return id;
        });
    }

    public void end(long id, Trees after) {
        CommandRows.End end = new CommandRows.End(
                "completed", 0, null, null, null, null, CommandRows.Usage.NONE, after.head(), after.tree());
        database.write(Durability.PROCESS, jdbc -> {
            commands.ended(jdbc, id, end, NOW);
            return id;
        });
    }

    /** @param ending as in {@code .ndjson} */
    public Path file(long id, String ending) throws IOException {
        Path file = runtime.transcripts().resolve("batch-1").resolve(id + ending);
        Files.createDirectories(file.getParent());
        return file;
    }

    /** An answer as it came. */
    public record Answer(int status, HttpResponse<byte[]> response) {

        public JsonNode json() {
            try {
                return Json.mapper().readTree(response.body());
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + text(), e);
            }
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The message of an error. */
        public String message() {
            return Objects.requireNonNull(json().at("/error/message").textValue(), text());
        }
    }

    public Answer get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                    .build();
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new AssertionError("GET " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        server.stop();
        database.close();
    }
}
