package dev.sprintrunner.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.sprint.SprintStatus;
import dev.sprintrunner.store.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeededHistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");

    @TempDir
    private Path folder;

    private static List<String> rows(Database database, String sql) {
        return database.read(jdbc -> jdbc.query(sql, row -> row.getString(1)));
    }

    @Test
    void theSameNumbersGiveTheSameHistoryWithAsManyEventsAsAsked() throws Exception {
        SeededHistory history =
                SeededHistory.of(7, NOW).batches(6).stories(40).events(12_000).running();
        history.writeTo(folder.resolve("a.db"));
        history.writeTo(folder.resolve("b.db"));
        String all = "select group_concat(id || event_type || timestamp || payload) from events";
        try (Database a = Database.open(folder.resolve("a.db"));
                Database b = Database.open(folder.resolve("b.db"))) {
            assertThat(rows(a, all)).isEqualTo(rows(b, all));
            assertThat(rows(a, "select count(*) from events")).containsExactly("12000");
            assertThat(rows(a, "select count(*) from batches")).containsExactly("6");
        }
    }

    @Test
    void itLooksLikeRealSprints() throws Exception {
        Map<String, String> statuses = SeededHistory.of(7, NOW)
                .batches(12)
                .stories(90)
                .events(20_000)
                .running()
                .writeTo(folder.resolve("x.db"));
        try (Database database = Database.open(folder.resolve("x.db"))) {
            assertThat(rows(database, "pragma foreign_key_check")).isEmpty();
            assertThat(rows(
                            database,
                            "select count(*) from events e join events l on l.id = e.id + 1"
                                    + " where e.timestamp > l.timestamp"))
                    .as("events in order of time")
                    .containsExactly("0");
            assertThat(rows(database, "select distinct status from batches"))
                    .contains("completed", "stopped", "error", "running");
            assertThat(rows(database, "select distinct status from commands"))
                    .contains("completed", "failed", "running");
            assertThat(rows(database, "select distinct reason from waits")).contains("usage limit");
            assertThat(rows(database, "select max(timestamp) <= " + NOW.toEpochMilli() + " from events"))
                    .containsExactly("1");
            assertThat(rows(database, "select sum(cost_usd) > 10 from commands"))
                    .containsExactly("1");
        }
        assertThat(statuses.values()).contains("done", "blocked", "in-progress");
    }

    @Test
    void itsPlanIsAValidSprint() {
        SeededPlan plan = SeededHistory.of(7, NOW).stories(60).plan();
        SprintStatus status =
                SprintStatus.parse(plan.statusText(Map.of()).getBytes(StandardCharsets.UTF_8), "sprint-status.yaml");

        assertThat(status.warnings()).isEmpty();
        assertThat(status.refusal()).isEmpty();
        assertThat(status.stories()).hasSize(60);
        assertThat(status.stories().get(0).id()).isEqualTo(plan.stories().get(0).id());
        assertThat(status.stories().get(50).epicId())
                .isEqualTo(plan.stories().get(50).epicId());
    }
}
