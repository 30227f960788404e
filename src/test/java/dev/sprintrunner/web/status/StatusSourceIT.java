package dev.sprintrunner.web.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.claude.process.AgentLauncher;
import dev.sprintrunner.claude.process.AgentProcesses;
import dev.sprintrunner.claude.process.AgentVersionProbe;
import dev.sprintrunner.claude.process.ProcessTable;
import dev.sprintrunner.claude.process.ProcessTreeTerminator;
import dev.sprintrunner.claude.process.ProgramFinder;
import dev.sprintrunner.claude.process.SessionLeader;
import dev.sprintrunner.claude.process.TerminationTimes;
import dev.sprintrunner.config.LiveSettings;
import dev.sprintrunner.config.RuntimeDirectory;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.config.SettingsFile;
import dev.sprintrunner.demo.SampleProject;
import dev.sprintrunner.engine.BatchRequest;
import dev.sprintrunner.engine.EngineContext;
import dev.sprintrunner.engine.Orchestrator;
import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.project.Project;
import dev.sprintrunner.project.ProjectLocator;
import dev.sprintrunner.store.Database;
import dev.sprintrunner.testkit.SimulatedAgentSetting;
import dev.sprintrunner.web.api.Json;
import io.javalin.Javalin;
import io.javalin.json.JavalinJackson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The status of a real engine, with the simulated agent. */
@Timeout(300)
class StatusSourceIT {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private Path root;
    private Database database;
    private Recorder recorder;
    private Orchestrator orchestrator;
    private StatusSource source;

    @BeforeEach
    void open(@TempDir Path temp) throws Exception {
        root = temp.resolve("slackwater").toAbsolutePath();
        SampleProject.create(root);
        RuntimeDirectory runtime = RuntimeDirectory.of(root);
        runtime.prepare();
        Files.writeString(
                runtime.settings(),
                SimulatedAgentSetting.atFullSpeed() + "\nretry_initial_seconds: 1\nmax_cost_usd: 50\n");
        database = Database.open(runtime.database());
        recorder = new Recorder(database, Clock.systemUTC());
        ProcessTable table = ProcessTable.ofThisSystem();
        Supplier<Settings> settings =
                new LiveSettings(new SettingsFile(runtime.settings()), Settings.defaults(), why -> {
                    throw new AssertionError(why);
                });
        Supplier<Project> project = () -> ProjectLocator.open(root, Optional.empty());
        orchestrator = new Orchestrator(new EngineContext(
                project,
                settings,
                runtime,
                recorder,
                new AgentVersionProbe(Duration.ofSeconds(45)),
                new AgentLauncher(table, SessionLeader.find(ProgramFinder.of(System.getenv()))),
                new AgentProcesses(table),
                new ProcessTreeTerminator(table, TerminationTimes.standard()),
                threads,
                Clock.systemUTC(),
                System::nanoTime,
                new Random(1),
                UUID::randomUUID));
        source = new StatusSource(orchestrator, recorder, project, settings, root, Clock.systemUTC(), System::nanoTime);
        recorder.addListener(source);
        recorder.addListener(event -> news.add(event.type()));
        orchestrator.addStateListener(() -> news.add("state"));
        orchestrator.activity().addListener(() -> news.add("activity"));
        source.addListener(() -> news.add("git"));
    }

    @AfterEach
    void close() throws Exception {
        orchestrator.close();
        source.close();
        threads.shutdownNow();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        database.close();
    }

    /** Asks whenever there is news, as the live feed does. */
    private JsonNode await(Predicate<JsonNode> wanted) throws InterruptedException {
        while (true) {
            JsonNode status = source.get();
            if (wanted.test(status)) {
                return status;
            }
            assertThat(news.poll(60, TimeUnit.SECONDS))
                    .as("news after %s", status)
                    .isNotNull();
            news.clear();
        }
    }

    @Test
    void tellsOfABatchFromItsStartToItsEnd() throws Exception {
        JsonNode before = await(status -> !status.path("git").isNull());
        assertThat(before.path("status").textValue()).isEqualTo("idle");
        assertThat(before.path("batch_id").isNull()).isTrue();
        assertThat(before.path("sprint_problem").isNull()).isTrue();
        assertThat(before.at("/git/commits").intValue()).isZero();

        long id = orchestrator.start(new BatchRequest(null, List.of(), null));
        JsonNode developing =
                await(status -> status.at("/active_commands/0/command").asText().equals("dev-story")
                        && !status.at("/active_commands/0/last_line").isNull());
        assertThat(developing.path("status").textValue()).isEqualTo("running");
        assertThat(developing.path("batch_id").longValue()).isEqualTo(id);
        assertThat(developing.path("cycle").intValue()).isEqualTo(1);
        assertThat(developing.path("current_stories")).hasSize(2);
        assertThat(developing.at("/progress/stories_total").intValue()).isEqualTo(5);
        assertThat(developing.path("max_cost_usd").intValue()).isEqualTo(50);
        assertThat(developing.path("cost_usd").doubleValue()).isPositive();
        assertThat(developing.at("/active_commands/0/pid").longValue()).isPositive();

        JsonNode foreseen = await(status -> !status.path("eta_ms").isNull());
        assertThat(foreseen.path("eta_low_ms").longValue())
                .isLessThanOrEqualTo(foreseen.path("eta_ms").longValue());
        assertThat(foreseen.path("eta_high_ms").longValue())
                .isGreaterThanOrEqualTo(foreseen.path("eta_ms").longValue());

        assertThat(orchestrator.await(id).status()).isEqualTo("completed");
        JsonNode after = await(status -> status.at("/git/commits").intValue() == 3);
        assertThat(after.path("status").textValue()).isEqualTo("idle");
        assertThat(after.path("batch_status").textValue()).isEqualTo("completed");
        assertThat(after.path("resumable_batch_id").isNull()).isTrue();
        assertThat(after.at("/progress/stories_done").intValue()).isEqualTo(5);
        assertThat(after.path("active_commands")).isEmpty();
        assertThat(after.at("/git/files").intValue()).isPositive();
        assertThat(after.at("/git/added").intValue()).isPositive();
    }

    @Test
    void saysWhyNothingCanStart() throws Exception {
        Path file =
                ProjectLocator.open(root, Optional.empty()).statusFile().file().orElseThrow();
        Files.writeString(file, "<<<<<<< mine\ndevelopment_status:\n");

        assertThat(source.get().path("sprint_problem").textValue()).contains(String.valueOf(file.getFileName()), ":1:");
    }

    @Test
    void isServed() throws Exception {
        Javalin server = Javalin.create(config -> {
            config.jsonMapper(new JavalinJackson(Json.mapper(), false));
            new StatusRoutes(source).addTo(config.routes);
        });
        server.start("127.0.0.1", 0);
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(
                                            "http://127.0.0.1:" + server.port() + "/api/orchestrator/status"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
            assertThat(Json.mapper().readTree(answer.body()).path("status").textValue())
                    .isEqualTo("idle");
        } finally {
            server.stop();
        }
    }
}
