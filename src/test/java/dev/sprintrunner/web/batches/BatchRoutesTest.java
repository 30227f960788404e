package dev.sprintrunner.web.batches;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.git.Git;
import dev.sprintrunner.project.ProjectLocator;
import dev.sprintrunner.project.SprintFiles;
import dev.sprintrunner.store.Database;
import dev.sprintrunner.store.Durability;
import dev.sprintrunner.testkit.TestProject;
import dev.sprintrunner.web.RunningRoutes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchRoutesTest {
    private Instant now = Instant.ofEpochMilli(100_000);

    @TempDir
    private Path folder;

    private TestProject project;
    private Database database;
    private RunningRoutes server;

    @BeforeEach
    void start() {
        InstantSource clock = () -> now;
        Clock utc = clock.withZone(ZoneOffset.UTC);
        project = TestProject.in(folder.resolve("project"))
                .epic("1", "in-progress")
                .story("1-1-a", "done")
                .story("1-2-b", "backlog")
                .create();
        database = Database.open(folder.resolve("x.db"));
        server = RunningRoutes.of(new BatchRoutes(
                new Recorder(database, utc),
                new SprintFiles(() -> ProjectLocator.open(project.root(), Optional.empty()), utc),
                new Git(project.root()),
                folder.resolve("transcripts"),
                Settings::defaults,
                utc));
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    private void sql(String sql) {
        database.write(Durability.PROCESS, jdbc -> jdbc.update(sql));
    }

    private void batch(int id, String status, String ended) {
        sql("insert into batches (id, started_at, ended_at, max_cycles, cycles_completed, status) values (" + id
                + ", 10000, " + ended + ", 3, 1, '" + status + "')");
    }

    private void story(int id, int batch, String key, String status) {
        sql(
                "insert into stories (id, batch_id, story_key, epic_id, status, started_at, ended_at, short_id, cycle, entry)"
                        + " values (" + id + ", " + batch + ", '" + key + "', '1', '" + status + "', 11000, 51000, '"
                        + key.substring(0, 3) + "', 1, 'create')");
    }

    private void command(int id, int batch, String name, String status, double cost, int... stories) {
        sql("insert into commands (id, batch_id, cycle, command, started_at, ended_at, status, attempt, cookie, files,"
                + " cost_usd, input_tokens, output_tokens, cache_read_tokens, verdict, model) values (" + id + ", "
                + batch
                + ", 1, '" + name + "', 20000, " + (status.equals("running") ? "null" : "26000") + ", '" + status
                + "', 1, 'c', 'batch-" + batch + "/" + id + "', " + cost + ", " + (cost > 0 ? "100, 10, 50" : "0, 0, 0")
                + ", '{\"highest_severity\":\"NONE\"}', 'opus')");
        for (int story : stories) {
            sql("insert into command_stories values (" + id + ", " + story + ")");
        }
    }

    private void marker(int command, String task, String status, String payload, long at) {
        sql(
                "insert into events (batch_id, command_id, timestamp, event_type, story_key, task_id, status, message, payload)"
                        + " values (1, " + command + ", " + at + ", 'command:progress', '1-1-a', '" + task + "', '"
                        + status
                        + "', 'm', '" + payload + "')");
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.path(field).asText()));
        return texts;
    }

    @Test
    void batchesComeNewestFirstInPagesWithTheirTotal() {
        for (int i = 1; i <= 25; i++) {
            batch(i, "completed", "60000");
        }

        JsonNode standard = server.json("/api/batches");
        JsonNode second = server.json("/api/batches?limit=3&offset=3");

        assertThat(standard.path("total").intValue()).isEqualTo(25);
        assertThat(standard.path("batches")).hasSize(20);
        assertThat(texts(second.path("batches"), "id")).containsExactly("22", "21", "20");
        assertThat(server.json("/api/batches?limit=0").path("batches")).hasSize(1);
        assertThat(server.json("/api/batches?offset=99").path("batches")).isEmpty();
        assertThat(server.json("/api/batches?offset=-3&limit=1000").path("batches"))
                .hasSize(25);
    }

    @Test
    void aSummaryAddsUpStoriesCommandsAndWaits() {
        batch(1, "stopped", "60000");
        story(1, 1, "1-1-a", "done");
        story(2, 1, "1-2-b", "blocked");
        story(3, 1, "1-3-c", "in-progress");
        command(1, 1, "dev-story", "completed", 1.5, 1);
        command(2, 1, "dev-story", "failed", 0.25, 2);
        command(3, 1, "code-review-1", "interrupted", 0, 2);
        sql(
                "insert into waits (batch_id, reason, until, started_at, ended_at) values (1, 'usage limit', 1, 20000, 30000),"
                        + " (1, 'retry', 1, 25000, 32000), (1, 'usage limit', 1, 58000, null)");

        JsonNode summary = server.json("/api/batches").path("batches").path(0);

        assertThat(summary.toString())
                .isEqualTo("{\"id\":1,\"started_at\":10000,\"ended_at\":60000,\"max_cycles\":3,\"cycles_completed\":1,"
                        + "\"status\":\"stopped\",\"reason\":null,\"story_count\":3,\"stories_done\":1,"
                        + "\"stories_blocked\":1,\"stories_failed\":1,\"duration_ms\":50000,\"waited_ms\":14000,"
                        + "\"cost_usd\":1.75,\"input_tokens\":200,\"output_tokens\":20,\"cache_read_tokens\":100,"
                        + "\"cache_creation_tokens\":0,\"commands\":3,\"failures\":1,\"commits\":0}");
    }

    @Test
    void aCostThatNobodyToldIsNullAndNotZero() {
        batch(1, "running", "null");
        story(1, 1, "1-1-a", "in-progress");
        command(1, 1, "dev-story", "running", 0, 1);

        JsonNode detail = server.json("/api/batches/1");

        assertThat(detail.path("batch").path("cost_usd").isNull()).isTrue();
        assertThat(detail.path("stories").path(0).path("cost_usd").isNull()).isTrue();
        JsonNode command = detail.path("stories").path(0).path("commands").path(0);
        assertThat(command.path("cost_usd").isNull()).isTrue();
        assertThat(command.path("duration_ms").longValue()).as("until now").isEqualTo(80_000);
        assertThat(detail.path("batch").path("duration_ms").longValue()).isEqualTo(90_000);
        assertThat(detail.path("batch").path("stories_failed").intValue()).isZero();
    }

    @Test
    void aBatchHasItsStoriesWithTheirShareOfTheCommands() throws Exception {
        batch(1, "completed", "60000");
        story(1, 1, "1-1-a", "done");
        story(2, 1, "1-2-b", "done");
        command(1, 1, "generate-project-context", "completed", 0.5);
        command(2, 1, "create-story", "completed", 1.0, 1, 2);
        command(3, 1, "code-review-1", "completed", 2.0, 1);
        sql("insert into background_tasks (batch_id, story_key, task_type, spawned_at, status, command_id)"
                + " values (1, '1-1-a', 'story-review-2', 5, 'running', 3)");
        Files.createDirectories(folder.resolve("transcripts/batch-1"));
        Files.writeString(folder.resolve("transcripts/batch-1/3.prompt.md"), "twelve bytes");

        JsonNode detail = server.json("/api/batches/1");

        assertThat(texts(detail.path("stories"), "story_key")).containsExactly("1-1-a", "1-2-b");
        JsonNode first = detail.path("stories").path(0);
        assertThat(first.path("cost_usd").doubleValue()).isEqualTo(2.5);
        assertThat(first.path("input_tokens").longValue()).as("with the cache").isEqualTo(225);
        assertThat(first.path("reviews").intValue()).isEqualTo(1);
        assertThat(first.path("story_id").asText()).isEqualTo("1-1");
        assertThat(first.path("duration_ms").longValue()).isEqualTo(40_000);
        assertThat(texts(first.path("commands"), "command")).containsExactly("create-story", "code-review-1");
        JsonNode shared = detail.path("stories").path(1).path("commands").path(0);
        assertThat(shared.path("story_keys").toString()).isEqualTo("[\"1-1-a\",\"1-2-b\"]");
        JsonNode review = first.path("commands").path(1);
        assertThat(review.path("verdict").path("highest_severity").asText()).isEqualTo("NONE");
        assertThat(review.path("prompt_bytes").longValue()).isEqualTo(12);
        assertThat(shared.path("prompt_bytes").isNull()).isTrue();
        assertThat(review.has("story_rows")).isFalse();
        assertThat(texts(detail.path("batch_commands"), "command")).containsExactly("generate-project-context");
        assertThat(texts(detail.path("background_tasks"), "task_type")).containsExactly("story-review-2");
        assertThat(texts(detail.path("stats").path("by_command"), "name"))
                .containsExactly("generate-project-context", "create-story", "code-review");
        assertThat(detail.path("stats")
                        .path("by_model")
                        .path(0)
                        .path("cost_usd")
                        .doubleValue())
                .isEqualTo(3.5);
    }

    @Test
    void titlesAreThoseOfTheProjectNow() throws Exception {
        batch(1, "completed", "60000");
        story(1, 1, "1-1-a", "done");
        story(2, 1, "9-9-long-gone", "done");
        Files.writeString(project.storyFile("1-1-a"), "# Story 1.1: Sessions\n");
        assertThat(texts(server.json("/api/batches/1").path("stories"), "title"))
                .containsExactly("Sessions", "Long gone");

        Files.writeString(project.storyFile("1-1-a"), "# Story 1.1: Sessions, renamed\n");

        now = now.plusSeconds(10);
        assertThat(texts(server.json("/api/batches/1").path("stories"), "title"))
                .containsExactly("Sessions, renamed", "Long gone");
    }

    @Test
    void tasksAreMadeOfTheMarkersAndNothingElse() {
        batch(1, "completed", "60000");
        story(1, 1, "1-1-a", "done");
        command(1, 1, "dev-story", "completed", 1, 1);
        command(2, 1, "dev-story", "completed", 1, 1);
        marker(1, "setup", "start", "{}", 20_100);
        marker(1, "setup", "tool", "{\"kind\":\"tool\"}", 20_200);
        marker(1, "setup", "text", "{\"kind\":\"text\"}", 20_200);
        marker(1, "setup", "tool_error", "{\"kind\":\"tool_error\"}", 20_200);
        marker(1, "setup", "end", "{\"kind\":\"task\"}", 20_300);
        marker(2, "implement", "start", "{\"kind\":\"task\"}", 20_400);

        JsonNode command = server.json("/api/commands/1");

        assertThat(command.path("tasks").toString())
                .isEqualTo("[{\"task_id\":\"setup\",\"story_key\":\"1-1-a\",\"status\":\"completed\","
                        + "\"started_at\":20100,\"ended_at\":20300,\"message\":\"m\"}]");
        JsonNode inBatch = server.json("/api/batches/1").path("stories").path(0).path("commands");
        assertThat(inBatch.path(0)).isEqualTo(command);
        assertThat(texts(inBatch.path(1).path("tasks"), "ended_at")).containsExactly("26000");
    }

    @Test
    void commitsAreWhatGitTellsBetweenTheHeadsOfACommand() throws Exception {
        String before = project.git("rev-parse", "HEAD").strip();
        Files.writeString(project.root().resolve("a.txt"), "one\ntwo\n");
        project.git("add", "-A");
        project.git("commit", "-q", "-m", "Add a");
        Files.writeString(project.root().resolve("a.txt"), "one\n");
        project.git("commit", "-q", "-a", "-m", "Shorten a");
        String after = project.git("rev-parse", "HEAD").strip();
        batch(1, "completed", "60000");
        command(1, 1, "story-review-2", "completed", 1);
        command(2, 1, "batch-commit", "completed", 1);
        command(3, 1, "dev-story", "completed", 1);
        sql("update commands set background = 1 where id = 1");
        sql("update commands set head_before = '" + before + "', head_after = '" + after + "' where id < 3");
        sql("update commands set head_before = '" + after + "', head_after = '" + after + "' where id = 3");

        JsonNode commits = server.json("/api/batches/1").path("commits");

        assertThat(texts(commits, "subject")).containsExactly("Shorten a", "Add a");
        assertThat(texts(commits, "command_id")).as("not the one beside it").containsExactly("2", "2");
        assertThat(commits.path(0).path("hash").asText()).isEqualTo(after);
        assertThat(commits.path(0).path("deleted").intValue()).isEqualTo(1);
        assertThat(commits.path(1).path("added").intValue()).isEqualTo(2);
        assertThat(commits.path(1).path("files").intValue()).isEqualTo(1);
        assertThat(server.json("/api/batches")
                        .path("batches")
                        .path(0)
                        .path("commits")
                        .intValue())
                .as("counted without git")
                .isEqualTo(1);
    }

    @Test
    void aCommitThatGitDoesNotKnowIsNoError() {
        batch(1, "completed", "60000");
        command(1, 1, "batch-commit", "completed", 1);
        sql("update commands set head_before = '" + "a".repeat(40) + "', head_after = 'no hash'");

        assertThat(server.json("/api/batches/1").path("commits")).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(server.get("/api/batches/7").status()).isEqualTo(404);
        assertThat(server.get("/api/batches/7").error()).isEqualTo("there is no batch 7");
        assertThat(server.get("/api/commands/8").error()).isEqualTo("there is no command 8");
        assertThat(server.json("/api/batches").toString()).isEqualTo("{\"batches\":[],\"total\":0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/batches?limit=all", "/api/batches?offset=x", "/api/batches/x", "/api/commands/1e3"})
    void rubbishIsABadRequest(String path) {
        assertThat(server.get(path).status()).isEqualTo(400);
    }

    @Test
    void theMarkersOfABatchAreFoundInTheirOwnIndex() {
        List<String> plan = database.read(jdbc -> jdbc.query(
                "explain query plan " + CommandReader.MARKERS + " order by command_id, id",
                row -> row.getString("detail"),
                1));

        assertThat(plan).hasSize(1).first().asString().startsWith("SEARCH events USING INDEX task_events (batch_id=?");
    }
}
