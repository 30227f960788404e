package dev.sprintrunner.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.store.Database;
import dev.sprintrunner.store.Durability;
import dev.sprintrunner.web.RunningRoutes;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsRoutesTest {
    private Database database;
    private RunningRoutes server;

    @BeforeEach
    void start(@TempDir Path folder) {
        database = Database.open(folder.resolve("x.db"));
        Clock clock = Clock.fixed(Instant.ofEpochMilli(100_000), ZoneOffset.UTC);
        server = RunningRoutes.of(new MetricsRoutes(
                new Recorder(database, clock), clock, Instant.ofEpochMilli(37_500), "1.2.3", () -> 3, () -> 7L));
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    private void sql(String sql) {
        database.write(Durability.PROCESS, jdbc -> jdbc.update(sql));
    }

    @Test
    void figuresAreInTheFormThatPrometheusReads() {
        sql("insert into batches (id, started_at, status) values (1, 1, 'completed'), (2, 1, 'running')");
        sql("insert into stories (batch_id, story_key, status, started_at, short_id, cycle, entry) values"
                + " (1, 'a', 'done', 1, 'a', 1, 'x'), (1, 'b', 'done', 1, 'b', 1, 'x'), (1, 'c', 'blocked', 1, 'c', 1, 'x'),"
                + " (2, 'd', 'review', 1, 'd', 1, 'x')");
        sql(
                "insert into commands (batch_id, command, started_at, status, attempt, cookie, files, cost_usd, input_tokens,"
                        + " output_tokens, cache_read_tokens, cache_creation_tokens) values"
                        + " (1, 'dev-story', 1, 'completed', 1, 'c', 'f', 1.25, 10, 20, 3000000000, 40),"
                        + " (1, 'dev-story', 1, 'failed', 1, 'c', 'f', 0.5, 1, 2, 3, 4),"
                        + " (2, 'dev-story', 1, 'running', 1, 'c', 'f', 0, 0, 0, 0, 0)");
        sql("insert into waits (batch_id, reason, until, started_at, ended_at) values"
                + " (2, 'usage limit', 160000, 1, null), (2, 'retry of x', 900000, 1, null)");
        sql("insert into events (id, timestamp, event_type, payload) values (812, 1, 'error', '{}')");

        HttpResponse<String> answer = server.text("/metrics");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body().lines().filter(line -> !line.startsWith("#")))
                .containsExactly(
                        "sprint_runner_info{version=\"1.2.3\"} 1",
                        "sprint_runner_uptime_seconds 62.5",
                        "sprint_runner_batches{status=\"completed\"} 1",
                        "sprint_runner_batches{status=\"running\"} 1",
                        "sprint_runner_stories_total{outcome=\"blocked\"} 1",
                        "sprint_runner_stories_total{outcome=\"done\"} 2",
                        "sprint_runner_commands{command=\"dev-story\",status=\"completed\"} 1",
                        "sprint_runner_commands{command=\"dev-story\",status=\"failed\"} 1",
                        "sprint_runner_commands{command=\"dev-story\",status=\"running\"} 1",
                        "sprint_runner_commands_running 1",
                        "sprint_runner_cost_usd_total 1.75",
                        "sprint_runner_tokens_total{kind=\"input\"} 11",
                        "sprint_runner_tokens_total{kind=\"output\"} 22",
                        "sprint_runner_tokens_total{kind=\"cache_read\"} 3000000003",
                        "sprint_runner_tokens_total{kind=\"cache_creation\"} 44",
                        "sprint_runner_waiting_seconds 60",
                        "sprint_runner_events_total 812",
                        "sprint_runner_websocket_clients 3",
                        "sprint_runner_websocket_clients_dropped_total 7");
        assertThat(answer.body()).endsWith("\n").contains("# TYPE sprint_runner_cost_usd_total counter\n");
    }

    @Test
    void anEmptyRecordHasFiguresToo() {
        assertThat(server.text("/metrics").body())
                .contains("sprint_runner_events_total 0\n", "sprint_runner_waiting_seconds 0\n");
    }

    @Test
    void aLabelCannotBreakOutOfItsQuotes() {
        String text = new PrometheusText()
                .sample("x", PrometheusText.labels("a", "say \"hi\"\\\nnext"), 1)
                .toString();

        assertThat(text).isEqualTo("x{a=\"say \\\"hi\\\"\\\\\\nnext\"} 1\n");
    }
}
