package dev.sprintrunner.web.batches;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.project.ProjectLocator;
import dev.sprintrunner.project.SprintFiles;
import dev.sprintrunner.store.Database;
import dev.sprintrunner.store.Durability;
import dev.sprintrunner.testkit.SeededHistory;
import dev.sprintrunner.web.batches.InitSource.About;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitSourceTest {
    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");

    @TempDir
    private Path folder;

    private InitSource source(Database database) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new InitSource(
                new Recorder(database, clock),
                new SprintFiles(() -> ProjectLocator.open(folder, Optional.empty()), clock),
                () -> Settings.defaults(),
                () -> TextNode.valueOf("the status"),
                new About("1.2.3", folder, folder, true),
                clock);
    }

    private Path seeded() throws Exception {
        Path file = folder.resolve("x.db");
        SeededHistory history =
                SeededHistory.of(3, NOW).batches(6).stories(60).events(8_000).running();
        Map<String, String> statuses = history.writeTo(file);
        Path output = folder.resolve("_bmad-output");
        history.plan()
                .writeTo(output.resolve("planning-artifacts"), output.resolve("implementation-artifacts"), statuses);
        return file;
    }

    @Test
    void anEmptyDatabaseHasAllFieldsToo() {
        try (Database database = Database.open(folder.resolve("x.db"))) {
            ObjectNode init = source(database).init(true);

            List<String> fields = new ArrayList<>();
            init.fieldNames().forEachRemaining(fields::add);
            assertThat(fields)
                    .containsExactly(
                            "status",
                            "batch",
                            "stories",
                            "batch_commands",
                            "events",
                            "last_event_id",
                            "settings",
                            "version",
                            "database_id",
                            "project",
                            "demo",
                            "heartbeat_seconds");
            assertThat(init.path("batch").isNull()).isTrue();
            assertThat(init.path("last_event_id").longValue()).isZero();
            assertThat(init.path("status").asText()).isEqualTo("the status");
            assertThat(init.path("version").asText()).isEqualTo("1.2.3");
            assertThat(init.path("database_id").asText()).matches("[0-9a-f]{32}");
            assertThat(init.path("project").path("id").asText()).matches("[0-9a-f]{12}");
            assertThat(init.path("project").path("name").asText())
                    .isEqualTo(folder.getFileName().toString());
            assertThat(init.path("project").path("root").asText()).isEqualTo(folder.toString());
            assertThat(init.path("demo").booleanValue()).isTrue();
            assertThat(init.path("heartbeat_seconds").intValue()).isEqualTo(30);
            assertThat(init.path("settings").path("default_max_cycles").intValue())
                    .isEqualTo(2);
        }
    }

    @Test
    void theRunningBatchComesWithStoriesCommandsAndTheNewestEvents() throws Exception {
        try (Database database = Database.open(seeded())) {
            ObjectNode init = source(database).init(true);

            assertThat(init.path("batch").path("id").intValue()).isEqualTo(6);
            assertThat(init.path("batch").path("status").asText()).isEqualTo("running");
            assertThat(init.path("stories").size())
                    .isEqualTo(init.path("batch").path("story_count").intValue());
            JsonNode story = init.path("stories").path(0);
            assertThat(story.path("title").asText()).isNotBlank().doesNotContain("-");
            assertThat(story.path("commands")).isNotEmpty();
            assertThat(story.path("commands").path(0).path("tasks").isArray()).isTrue();
            assertThat(story.path("commands").path(0).path("tasks")).isEmpty();
            assertThat(init.path("events")).hasSize(200);
            assertThat(init.path("events").path(199).path("id").longValue()).isEqualTo(8_000);
            assertThat(init.path("last_event_id").longValue()).isEqualTo(8_000);
            assertThat(source(database).init(false).path("events")).isEmpty();
        }
    }

    @Test
    void anOlderBatchThatRunsAgainIsTheOne() throws Exception {
        try (Database database = Database.open(seeded())) {
            database.write(Durability.PROCESS, jdbc -> {
                jdbc.update("update batches set status = 'completed'");
                return jdbc.update("update batches set status = 'running', ended_at = null where id = 2");
            });

            assertThat(source(database).init(false).path("batch").path("id").intValue())
                    .isEqualTo(2);
        }
    }

    @Test
    void batchEventsAndLastIdAreOfOneMoment() throws Exception {
        Path file = folder.resolve("x.db");
        try (Database database = Database.open(file)) {
            InitSource source = source(database);
            Thread writer = new Thread(() -> {
                for (int i = 1; i <= 300; i++) {
                    int number = i;
                    database.write(Durability.PROCESS, jdbc -> {
                        jdbc.update("insert into batches (id, started_at, status) values (?, 1, 'running')", number);
                        return jdbc.update(
                                "insert into events (batch_id, timestamp, event_type, payload)"
                                        + " values (?, 1, 'batch:start', '{}')",
                                number);
                    });
                }
            });
            writer.start();
            while (writer.isAlive()) {
                ObjectNode init = source.init(true);
                long last = init.path("last_event_id").longValue();
                assertThat(init.path("batch").path("id").longValue()).isEqualTo(last);
                JsonNode events = init.path("events");
                assertThat(events.path(events.size() - 1).path("id").longValue())
                        .isEqualTo(last);
            }
            writer.join();
        }
        assertThat(Files.exists(file)).isTrue();
    }

    @Test
    void aHugeBatchIsCutToItsNewestStoriesAndCommands() {
        try (Database database = Database.open(folder.resolve("x.db"))) {
            database.write(Durability.PROCESS, jdbc -> {
                jdbc.update("insert into batches (id, started_at, status) values (1, 1, 'running')");
                String numbers = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000) ";
                jdbc.update(
                        numbers + "insert into stories (id, batch_id, story_key, status, started_at, short_id, cycle,"
                                + " entry) select i, 1, '1-' || i, 'done', 1, '1-' || i, i, 'create' from n");
                jdbc.update(
                        numbers + "insert into commands (id, batch_id, command, started_at, status, attempt, cookie,"
                                + " files) select i, 1, 'dev-story', 1, 'completed', 1, 'c', 'f' from n");
                return jdbc.update("insert into command_stories select id, id from commands");
            });

            ObjectNode init = source(database).init(true);

            assertThat(init.path("stories")).hasSize(500);
            assertThat(init.path("stories").path(499).path("story_key").asText())
                    .isEqualTo("1-2000");
            assertThat(init.path("stories").path(499).path("commands")).hasSize(1);
            assertThat(init.path("batch").path("story_count").intValue()).isEqualTo(2_000);
        }
    }
}
