package dev.sprintrunner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sprintrunner.cli.ServerRequest;
import dev.sprintrunner.cli.Workplace;
import dev.sprintrunner.demo.SampleProject;
import dev.sprintrunner.testkit.SimulatedAgentSetting;
import dev.sprintrunner.web.api.Routes;
import dev.sprintrunner.web.openapi.OpenApi;
import dev.sprintrunner.web.security.Access;
import dev.sprintrunner.web.security.SessionRoutes;
import dev.sprintrunner.web.security.Sessions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a whole simulated sprint, every answer of the whole server is as its description says. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerContractIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private ServerApplication server;
    private long devStory;

    @BeforeAll
    void runASprint(@TempDir Path directory) throws Exception {
        Path project = directory.resolve("slackwater");
        SampleProject.create(project);
        Workplace workplace = Workplace.of(project.toRealPath());
        workplace.runtime().prepare();
        Files.writeString(workplace.runtime().settings(), SimulatedAgentSetting.atFullSpeed() + "\n");
        server = ServerApplication.open(
                workplace, new ServerRequest("test", "127.0.0.1", Optional.of(0), Optional.empty(), false, true));
        HttpResponse<String> started = send("POST", "/api/orchestrator/start", "{\"max_cycles\": 1}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        OpenApi.check("GET", "/api/orchestrator/status", get("/api/orchestrator/status"));
        server.awaitIdle();
        devStory =
                JSON
                        .readTree(
                                get("/api/events?type=command:start&limit=100").body())
                        .path("events")
                        .findParents("command")
                        .stream()
                        .filter(payload -> payload.path("command").asText().equals("dev-story"))
                        .findFirst()
                        .orElseThrow()
                        .path("command_id")
                        .longValue();
    }

    @AfterAll
    void close() {
        server.close();
    }

    private HttpResponse<String> get(String path) {
        return exchange(HttpRequest.newBuilder(URI.create(server.url()).resolve(path)));
    }

    private HttpResponse<String> send(String method, String path, String json) {
        return exchange(HttpRequest.newBuilder(URI.create(server.url()).resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void theDescriptionNamesTheRoutesThereAreAndNoOthers() {
        List<Routes> all = new ArrayList<>(server.routes());
        Access access = Access.of("127.0.0.1", Set.of(), null, new SecureRandom());
        all.add(new SessionRoutes(new Sessions(access, System::nanoTime)));

        OpenApi.assertDescribesExactly(all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/health",
                "/api/openapi.json",
                "/api/orchestrator/status",
                "/api/sprint",
                "/api/batches",
                "/api/batches?limit=1&offset=0",
                "/api/batches/1",
                "/api/batches/999",
                "/api/commands/1",
                "/api/commands/999",
                "/api/events",
                "/api/events?id=1",
                "/api/events?batch_id=1&type=command:*,story:status&q=dev&after=3&limit=5",
                "/api/events?limit=0",
                "/api/settings",
                "/api/doctor",
                "/api/commands/1/transcript",
                "/api/commands/999/transcript",
                "/api/commands/1/transcript/raw",
                "/api/commands/1/prompt",
                "/metrics"
            })
    void answersAsDescribed(String path) {
        OpenApi.check("GET", path, get(path));
    }

    @Test
    void changesAreAsDescribedAndHoldARealDiff() throws Exception {
        String path = "/api/commands/" + devStory + "/changes";
        HttpResponse<String> changes = get(path);
        OpenApi.check("GET", path, changes);
        String file = JSON.readTree(changes.body()).at("/files/0/path").asText();

        HttpResponse<String> diff = get(path + "?file=" + file);

        OpenApi.check("GET", path, diff);
        assertThat(JSON.readTree(diff.body()).path("diff").asText()).contains("@@");
    }

    @Test
    void refusalsAreAsDescribed() {
        OpenApi.check("POST", "/api/orchestrator/stop", send("POST", "/api/orchestrator/stop", "{}"));
        OpenApi.check(
                "POST", "/api/orchestrator/start", send("POST", "/api/orchestrator/start", "{\"max_cycles\": 0}"));
        OpenApi.check(
                "POST", "/api/orchestrator/resume", send("POST", "/api/orchestrator/resume", "{\"batch_id\": 99}"));
        OpenApi.check("PUT", "/api/settings", send("PUT", "/api/settings", "{\"retention_days\": -1}"));
        OpenApi.check(
                "PUT", "/api/sprint/stories/{key}", send("PUT", "/api/sprint/stories/9-9", "{\"status\": \"done\"}"));
    }

    @Test
    void aPageBeginsWithWhatIsDescribed() throws Exception {
        CompletableFuture<JsonNode> first = new CompletableFuture<>();
        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(
                        URI.create(server.url().replace("http", "ws") + "ws?batch=1&status=1"), new FirstMessage(first))
                .get(20, TimeUnit.SECONDS);

        JsonNode init = first.get(20, TimeUnit.SECONDS);
        socket.abort();

        assertThat(init.path("type").asText()).isEqualTo("init");
        assertThat(OpenApi.validate("Init", init.path("payload"))).isEmpty();
        assertThat(init.at("/payload/batch/story_count").intValue()).isPositive();
    }

    private static final class FirstMessage implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private final CompletableFuture<JsonNode> first;

        FirstMessage(CompletableFuture<JsonNode> first) {
            this.first = first;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last && !first.isDone()) {
                try {
                    first.complete(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    first.completeExceptionally(e);
                }
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
