package dev.sprintrunner.dashboard.scene;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sprintrunner.TimedServer;
import dev.sprintrunner.testkit.FakeAgent;
import dev.sprintrunner.testkit.SeededHistory;
import dev.sprintrunner.testkit.SeededPlan.Story;
import dev.sprintrunner.testkit.TestProject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * The real server on a project with forty batches behind it, and a forty-first that {@link Team} carries out while the
 * clock goes fast: it looks as a night's work does. What is waited for is read from the API.
 */
public final class Scene implements AutoCloseable {
    public static final Instant START = Instant.parse("2026-11-20T22:52:00Z");

    private static final Instant LIMIT_RESETS = Instant.parse("2026-11-21T03:00:00Z");
    private static final int BATCHES = 40;
    private static final int STORIES = 200;
    private static final int EVENTS = 20_000;
    private static final int COMMITS = 120;
    private static final double FAST = 90;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String SETTINGS = """
            %s
            models:
              default: opus
            max_cost_usd: 20
            """;

    private final FastClock clock;
    private final Path agentDirectory;
    private final FakeAgent agent;
    private final TimedServer server;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    private Scene(FastClock clock, Path agentDirectory, FakeAgent agent, TimedServer server) {
        this.clock = clock;
        this.agentDirectory = agentDirectory;
        this.agent = agent;
        this.server = server;
    }

    /** @param directory empty; a real path */
    public static Scene set(Path directory) throws IOException, SQLException {
        SeededHistory history = SeededHistory.of(11, START.minus(Duration.ofHours(10)))
                .batches(BATCHES)
                .stories(STORIES)
                .events(EVENTS);
        TestProject project = TestProject.in(directory.resolve("parts-exchange"))
                .file(".gitignore", ".sprint-runner/\ntarget/\n")
                .file(Sources.SEARCHES, Sources.SEARCHES_BEFORE)
                .file("src/main/resources/V041__orders.sql", "create table orders (id integer primary key);\n")
                .create();
        Path runtime = Files.createDirectories(project.root().resolve(".sprint-runner"));
        Map<String, String> statuses =
                history.heads(commits(project, history)).writeTo(runtime.resolve("sprint-runner.db"));
        Path output = project.root().resolve("_bmad-output");
        history.plan()
                .writeTo(output.resolve("planning-artifacts"), output.resolve("implementation-artifacts"), statuses);
        project.git("add", "-A");
        project.git("commit", "-q", "-m", "Plan the epics");

        Path agentDirectory = directory.resolve("agent");
        FakeAgent agent = FakeAgent.in(agentDirectory);
        List<Story> next = history.plan().stories().subList(STORIES * 9 / 10, STORIES * 9 / 10 + 4);
        new Team(agent, next, LIMIT_RESETS).learn();
        Files.writeString(runtime.resolve("settings.yaml"), SETTINGS.formatted(agent.setting()));
        FastClock clock = new FastClock(START);
        return new Scene(clock, agentDirectory, agent, TimedServer.start(project.root(), clock));
    }

    private static List<String> commits(TestProject project, SeededHistory history) throws IOException {
        List<Story> stories = history.plan().stories();
        List<String> heads =
                new ArrayList<>(List.of(project.git("rev-parse", "HEAD").strip()));
        for (int i = 0; i < COMMITS && 2 * i < stories.size(); i++) {
            Story story = stories.get(2 * i);
            Path file = project.root().resolve("src/main/java/exchange/Feature" + i + ".java");
            Files.writeString(
                    file,
                    "package exchange;\n\n/** " + story.title() + ". */\nfinal class Feature" + i
                            + " {}\n".repeat(1 + i % 7));
            project.git("add", "-A");
            project.git("commit", "-q", "-m", "feat(" + story.epicId() + "): " + story.title());
            heads.add(project.git("rev-parse", "HEAD").strip());
        }
        return heads;
    }

    public String url() {
        return server.url();
    }

    /** A batch runs: its second cycle, development and a review in the background. */
    public void running() throws IOException, InterruptedException {
        goes(FAST);
        send("POST", "/api/orchestrator/start", "{\"max_cycles\":3}");
        awaitStatus(status -> commandSays(status, "dev-story", Team.FIRST_STOP));
        goes(1);
        agent.open("background");
        awaitStatus(status -> commandSays(status, "story-review-2", Team.BACKGROUND_STOP));
    }

    /** The first story of that cycle is blocked, the second is developed. */
    public void blocked() throws IOException, InterruptedException {
        goes(FAST);
        agent.open(Team.REVIEWED);
        agent.open(Team.DEVELOPED);
        awaitStatus(status -> status.at("/progress/stories_blocked").asInt() == 1
                && commandSays(status, "dev-story", "Edit " + Sources.SEARCHES));
        goes(1);
    }

    /** The id of the running command of that name. */
    public long command(String name) throws IOException, InterruptedException {
        for (JsonNode command : status().path("active_commands")) {
            if (command.path("command").asText().equals(name)) {
                return command.path("command_id").asLong();
            }
        }
        throw new IllegalStateException("no " + name + " runs");
    }

    /** The id of the newest batch of the history in which stories were done and one was blocked. */
    public long troubledBatch() throws IOException, InterruptedException {
        for (JsonNode batch : send("GET", "/api/batches?limit=40", "").path("batches")) {
            if (batch.path("stories_blocked").asInt() > 0
                    && batch.path("stories_done").asInt() > 1) {
                return batch.path("id").asLong();
            }
        }
        throw new IllegalStateException("no batch with a blocked story");
    }

    private void goes(double speed) throws IOException {
        clock.goes(speed);
        Files.writeString(agentDirectory.resolve(Team.CLOCK), clock.shell());
    }

    private static boolean commandSays(JsonNode status, String command, String line) {
        for (JsonNode active : status.path("active_commands")) {
            if (active.path("command").asText().equals(command)) {
                return active.path("last_line").asText().contains(line);
            }
        }
        return false;
    }

    private void awaitStatus(Predicate<JsonNode> reached) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.test(status())) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the scene does not get that far: " + status().toPrettyString());
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private JsonNode status() throws IOException, InterruptedException {
        return send("GET", "/api/orchestrator/status", "");
    }

    private JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url()).resolve(path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        String answer = http.send(request, BodyHandlers.ofString()).body();
        return json.readTree(answer);
    }

    /** Ends the agents too. */
    @Override
    public void close() {
        server.close();
    }
}
