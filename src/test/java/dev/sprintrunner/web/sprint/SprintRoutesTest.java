package dev.sprintrunner.web.sprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.engine.Announcer;
import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.project.ProjectLocator;
import dev.sprintrunner.project.SprintFiles;
import dev.sprintrunner.store.Database;
import dev.sprintrunner.store.Durability;
import dev.sprintrunner.store.EventLog.Event;
import dev.sprintrunner.testkit.TestProject;
import dev.sprintrunner.web.RunningRoutes;
import dev.sprintrunner.web.RunningRoutes.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
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

class SprintRoutesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(100_000), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final List<Event> told = new ArrayList<>();
    private TestProject project;
    private Database database;
    private RunningRoutes server;

    @BeforeEach
    void start() {
        project = TestProject.in(folder.resolve("project"))
                .epic("2a", "in-progress")
                .story("2a-1-scanner", "done")
                .story("2a-2-other", "blocked")
                .story("2a-10-last", "backlog")
                .file("_bmad-output/implementation-artifacts/tech-spec-2a-2-other.md", "# Spec\n")
                .create();
        database = Database.open(folder.resolve("x.db"));
        Recorder recorder = new Recorder(database, CLOCK);
        recorder.addListener(told::add);
        SprintFiles sprint = new SprintFiles(() -> ProjectLocator.open(project.root(), Optional.empty()), CLOCK);
        server = RunningRoutes.of(new SprintRoutes(sprint, recorder, new Announcer(recorder), CLOCK));
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    private void sql(String sql) {
        database.write(Durability.PROCESS, jdbc -> jdbc.update(sql));
    }

    private void story(int id, int batch, String key, int cycle, String status, String ended) {
        sql(
                "insert into stories (id, batch_id, story_key, status, started_at, ended_at, short_id, cycle, entry, reason)"
                        + " values (" + id + ", " + batch + ", '" + key + "', '" + status + "', 11000, " + ended
                        + ", 'x', " + cycle
                        + ", 'create', 'why')");
    }

    private void command(int batch, String name, double cost, String ended, int... stories) {
        database.write(Durability.PROCESS, jdbc -> {
            long id = jdbc.insert(
                    "insert into commands (batch_id, command, started_at, ended_at, status, attempt, cookie,"
                            + " files, cost_usd) values (" + batch + ", '" + name + "', 20000, " + ended
                            + ", 'completed', 1, 'c', 'f', " + cost + ")");
            for (int story : stories) {
                jdbc.update("insert into command_stories values (?, ?)", id, story);
            }
            return id;
        });
    }

    private void running(int cyclesCompleted) {
        sql("insert into batches (id, started_at, cycles_completed, status) values (1, 1, " + cyclesCompleted
                + ", 'running')");
    }

    private JsonNode story(String key) {
        for (JsonNode story : server.json("/api/sprint").path("stories")) {
            if (story.path("key").asText().equals(key)) {
                return story;
            }
        }
        throw new AssertionError("no story " + key);
    }

    @Test
    void aStoryHasWhatTheFilesSay() {
        JsonNode sprint = server.json("/api/sprint");

        assertThat(sprint.path("file").asText()).isEqualTo(real(project.statusFile()));
        assertThat(sprint.path("problem").isNull()).isTrue();
        assertThat(sprint.path("how_to").isNull()).isTrue();
        assertThat(sprint.path("stories")).hasSize(3);
        assertThat(story("2a-2-other").toString())
                .isEqualTo("{\"key\":\"2a-2-other\",\"id\":\"2a-2\",\"epic_id\":\"2a\",\"title\":\"other\","
                        + "\"status\":\"blocked\",\"class\":\"blocked\",\"selectable\":false,\"running\":false,"
                        + "\"files\":{\"story\":\"_bmad-output/implementation-artifacts/2a-2-other.md\","
                        + "\"tech_spec\":\"_bmad-output/implementation-artifacts/tech-spec-2a-2-other.md\","
                        + "\"discovery\":null},\"last_batch_id\":null,\"last_status\":null,\"reason\":null,"
                        + "\"time_ms\":0,\"cost_usd\":null,\"attempts\":0,\"last_activity_at\":null}");
        assertThat(story("2a-10-last").path("selectable").booleanValue()).isTrue();
    }

    private static String real(Path path) {
        try {
            return path.toRealPath().toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aStoryHasWhatWasRecordedOfItInAllBatches() {
        sql("insert into batches (id, started_at, ended_at, cycles_completed, status) values (1, 1, 2, 1, 'completed'),"
                + " (2, 1, 90000, 1, 'completed')");
        story(1, 1, "2a-2-other", 1, "ready-for-dev", "30000");
        story(2, 2, "2a-2-other", 1, "blocked", "80000");
        story(3, 2, "2a-10-last", 1, "done", "80000");
        command(1, "dev-story", 1.0, "25000", 1);
        command(2, "create-story", 0.5, "24000", 2, 3);
        command(2, "code-review-1", 0.25, "21000", 2);
        command(2, "code-review-2", 0.25, "85000", 2);

        JsonNode story = story("2a-2-other");

        assertThat(story.path("last_batch_id").intValue()).isEqualTo(2);
        assertThat(story.path("last_status").asText()).isEqualTo("blocked");
        assertThat(story.path("reason").asText()).isEqualTo("why");
        assertThat(story.path("cost_usd").doubleValue()).isEqualTo(1.75);
        assertThat(story.path("time_ms").longValue()).isEqualTo(5_000 + 4_000 + 1_000 + 65_000);
        assertThat(story.path("attempts").intValue())
                .as("both reviews of the last batch")
                .isEqualTo(2);
        assertThat(story.path("last_activity_at").longValue()).isEqualTo(85_000);
        JsonNode epic = server.json("/api/sprint").path("epics").path(0);
        assertThat(epic.path("cost_usd").doubleValue()).isEqualTo(2.0);
        assertThat(epic.path("last_activity_at").longValue()).isEqualTo(85_000);
        assertThat(epic.path("time_ms").longValue()).isEqualTo(79_000);
    }

    @Test
    void anEpicCountsItsStoriesAndHasItsTitle() {
        assertThat(server.json("/api/sprint").path("epics").toString())
                .isEqualTo("[{\"id\":\"2a\",\"key\":\"epic-2a\",\"title\":\"The goal of epic 2a\","
                        + "\"status\":\"in-progress\",\"stories_total\":3,\"stories_done\":1,\"status_warning\":null,"
                        + "\"retrospective\":null,\"time_ms\":0,\"cost_usd\":null,\"last_activity_at\":null}]");
    }

    @Test
    void epicsWithoutALineAndRetrospectivesAreShownToo() throws Exception {
        Files.writeString(project.statusFile(), """
                development_status:
                  epic-1: done
                  1-1-a: backlog
                  epic-1-retrospective: optional
                  7-1-x: done
                  7-2-y: backlog
                """);

        JsonNode epics = server.json("/api/sprint").path("epics");

        assertThat(epics.path(0).path("retrospective").asText()).isEqualTo("optional");
        assertThat(epics.path(0).path("status_warning").asText())
                .isEqualTo("the epic is done, but 1 of its 1 story is not");
        assertThat(epics.path(1).path("id").asText()).isEqualTo("7");
        assertThat(epics.path(1).path("status").asText()).isEqualTo("in-progress");
        assertThat(epics.path(1).path("stories_total").intValue()).isEqualTo(2);
    }

    @Test
    void noFileSaysWhereItWasLookedForAndHowToMakeOne() throws Exception {
        Files.delete(project.statusFile());

        JsonNode sprint = server.json("/api/sprint");

        assertThat(sprint.path("file").isNull()).isTrue();
        assertThat(sprint.path("problem").asText()).startsWith("no sprint-status.yaml found");
        assertThat(sprint.path("searched").toString()).contains(real(project.artifacts()) + "/sprint-status.yaml");
        assertThat(sprint.path("how_to").asText()).contains("sprint planning");
        assertThat(sprint.path("stories")).isEmpty();
    }

    @Test
    void aBrokenFileSaysWhereAndNothingOfItIsSelectable() throws Exception {
        Files.writeString(
                project.statusFile(),
                "development_status:\n  2a-1-scanner: backlog\n<<<<<<< HEAD\n  2a-2-other: review\n=======\n>>>>>>> x\n");

        JsonNode sprint = server.json("/api/sprint");

        assertThat(sprint.path("problem").asText())
                .startsWith(real(project.statusFile()) + ":3: merge conflict markers");
        sprint.path("stories")
                .forEach(story ->
                        assertThat(story.path("selectable").booleanValue()).isFalse());
    }

    @Test
    void onlyAStoryOfTheRunningCycleThatHasNotEndedRuns() {
        running(1);
        story(1, 1, "2a-1-scanner", 1, "done", "20000");
        story(2, 1, "2a-2-other", 2, "in-progress", "null");
        story(3, 1, "2a-10-last", 2, "done", "30000");

        assertThat(story("2a-1-scanner").path("running").booleanValue()).isFalse();
        assertThat(story("2a-2-other").path("running").booleanValue()).isTrue();
        assertThat(story("2a-10-last").path("running").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2a-2-other", "2a-2", "2A.2"})
    void aStatusIsSetInTheFileAndToldToAll(String key) throws Exception {
        String before = Files.readString(project.statusFile());

        Answer answer = server.put("/api/sprint/stories/" + key, "{\"status\":\"ready-for-dev\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().toString())
                .isEqualTo("{\"key\":\"2a-2-other\",\"old_status\":\"blocked\",\"status\":\"ready-for-dev\"}");
        assertThat(Files.readString(project.statusFile()))
                .isEqualTo(before.replace("2a-2-other: blocked", "2a-2-other: ready-for-dev"));
        assertThat(told).hasSize(1).first().satisfies(event -> {
            assertThat(event.type()).isEqualTo("sprint:changed");
            assertThat(event.message()).isEqualTo("2a-2 is ready-for-dev: set by a person");
        });
    }

    @Test
    void whatIsSoAlreadyIsNoChange() {
        Answer answer = server.put("/api/sprint/stories/2a-2", "{\"status\":\"blocked\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("old_status").asText()).isEqualTo("blocked");
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "\"done\"",
                "{\"status\":null}",
                "{\"status\":3}",
                "{\"status\":\"dropped\"}",
                "{\"status\":\"unknown\"}",
                "{\"status\":\"done\\n2a-1: x\"}",
                "{\"status\":\"done\"} {}"
            })
    void noOtherBodyIsTaken(String body) throws Exception {
        String before = Files.readString(project.statusFile());

        assertThat(server.put("/api/sprint/stories/2a-2", body).status()).isEqualTo(400);

        assertThat(Files.readString(project.statusFile())).isEqualTo(before);
    }

    @Test
    void aStoryThatIsNotThereIsNotFound() {
        Answer answer = server.put("/api/sprint/stories/9-9", "{\"status\":\"done\"}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error()).contains("no story `9-9`").contains("2a-1");
    }

    @Test
    void noStoryOfTheRunningCycleIsTouchedNotEvenAFinishedOne() {
        running(1);
        story(1, 1, "2a-1-scanner", 1, "done", "20000");
        story(2, 1, "2a-2-other", 2, "blocked", "30000");
        story(3, 1, "2a-10-last", 2, "in-progress", "null");

        Answer finished = server.put("/api/sprint/stories/2a-2", "{\"status\":\"review\"}");
        assertThat(finished.status()).isEqualTo(409);
        assertThat(finished.error()).startsWith("2a-2-other belongs to the cycle");
        assertThat(server.put("/api/sprint/stories/2a-10", "{\"status\":\"review\"}")
                        .status())
                .isEqualTo(409);
        assertThat(server.put("/api/sprint/stories/2a-1", "{\"status\":\"review\"}")
                        .status())
                .as("of an earlier cycle")
                .isEqualTo(200);
        sql("update batches set status = 'stopped'");
        assertThat(server.put("/api/sprint/stories/2a-2", "{\"status\":\"review\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aFileThatCannotBeUsedIsSaidSo() throws Exception {
        Files.writeString(project.statusFile(), "something: else\n");
        Answer broken = server.put("/api/sprint/stories/2a-2", "{\"status\":\"review\"}");
        Files.delete(project.statusFile());
        Answer gone = server.put("/api/sprint/stories/2a-2", "{\"status\":\"review\"}");

        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.error()).contains("development_status");
        assertThat(gone.status()).isEqualTo(422);
        assertThat(gone.error()).contains("sprint planning");
    }
}
