package dev.sprintrunner.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sprintrunner.ServerInProcess;
import dev.sprintrunner.cli.Workplace;
import dev.sprintrunner.engine.EventPen;
import dev.sprintrunner.testkit.FakeAgent;
import dev.sprintrunner.testkit.SeededHistory;
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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A project with a long history, its server, and a batch whose development goes on until this is closed. */
final class BenchProject implements AutoCloseable {
    private static final String STORY = "1-1-scanner";
    private static final int EVENTS = 100_000;
    private static final Duration TICK = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ServerInProcess server;
    private final FakeAgent agent;
    private final EventPen pen;
    private final Map<Long, Double> committed = new ConcurrentHashMap<>();

    private BenchProject(ServerInProcess server, FakeAgent agent) throws IOException, InterruptedException {
        this.server = server;
        this.agent = agent;
        JsonNode command = startDevelopment();
        pen = new EventPen(
                server.recorder(),
                command.path("batch").longValue(),
                command.path("command_id").longValue(),
                "dev-story",
                STORY);
        server.recorder().addListener(event -> committed.put(event.id(), now()));
    }

    static BenchProject open(Path folder) throws IOException, SQLException, InterruptedException {
        Path root = TestProject.in(folder.resolve("project"))
                .epic("1", "in-progress")
                .story(STORY, "ready-for-dev")
                .create()
                .root()
                .toRealPath();
        FakeAgent agent = FakeAgent.in(folder.resolve("agent"));
        agent.on("dev-story").starts().reports("implement").awaits("end").worksAsUsual();
        Workplace workplace = Workplace.of(root);
        workplace.runtime().prepare();
        Files.writeString(workplace.runtime().settings(), agent.setting() + "\n");
        SeededHistory.of(7, Instant.now())
                .batches(40)
                .stories(300)
                .events(EVENTS)
                .writeTo(workplace.database());
        return new BenchProject(ServerInProcess.open(root), agent);
    }

    private JsonNode startDevelopment() throws IOException, InterruptedException {
        HttpRequest.Builder start = HttpRequest.newBuilder(
                        URI.create(server.url()).resolve("/api/orchestrator/start"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"max_cycles\": 1}"));
        answer(start);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode status =
                    answer(HttpRequest.newBuilder(URI.create(server.url()).resolve("/api/orchestrator/status")));
            for (JsonNode command : status.path("active_commands")) {
                if (command.path("command").asText().equals("dev-story")) {
                    return ((com.fasterxml.jackson.databind.node.ObjectNode) command)
                            .put("batch", status.path("batch_id").longValue());
                }
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
        throw new IllegalStateException("the development did not start");
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        return new ObjectMapper()
                .readTree(client.send(request.build(), BodyHandlers.ofString()).body());
    }

    String url() {
        return server.url();
    }

    /**
     * Writes events at this pace, evenly.
     *
     * @return when each was committed, epoch ms, by its id
     */
    Map<Long, Double> write(int perSecond, Duration length) {
        committed.clear();
        int each = (int) Math.max(1, perSecond * TICK.toMillis() / 1_000);
        int times = (int) (perSecond * length.toMillis() / 1_000 / each);
        long next = System.nanoTime();
        for (int i = 0; i < times; i++) {
            pen.write(each);
            next += length.toNanos() / times;
            LockSupport.parkNanos(next - System.nanoTime());
        }
        return Map.copyOf(committed);
    }

    static double now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
    }

    @Override
    public void close() {
        agent.open("end");
        server.close();
    }
}
