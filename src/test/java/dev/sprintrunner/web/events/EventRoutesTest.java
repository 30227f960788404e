package dev.sprintrunner.web.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.store.BatchRows;
import dev.sprintrunner.store.Database;
import dev.sprintrunner.store.Durability;
import dev.sprintrunner.store.EventLog;
import dev.sprintrunner.store.EventLog.Event;
import dev.sprintrunner.web.RunningRoutes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventRoutesTest {
    /** Stands still unless a test lets each look at it take a second. */
    private final AtomicLong nanos = new AtomicLong();

    private long nanosALook;
    private Database database;
    private RunningRoutes server;

    @BeforeEach
    void start(@TempDir Path folder) {
        database = Database.open(folder.resolve("x.db"));
        for (int i = 0; i < 3; i++) {
            database.write(Durability.PROCESS, jdbc -> new BatchRows().insert(jdbc, Instant.EPOCH, null));
        }
        server = RunningRoutes.of(
                new EventRoutes(new Recorder(database, Clock.systemUTC()), () -> nanos.getAndAdd(nanosALook)));
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    private void event(@Nullable Long batch, String type, @Nullable String story, String message) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("message", message);
        database.write(
                Durability.PROCESS,
                jdbc -> new EventLog()
                        .append(
                                jdbc,
                                new Event(
                                        0, batch, null, null, 5, type, null, story, null, null, null, message,
                                        payload)));
    }

    private void many(int count, String type) {
        database.write(
                Durability.PROCESS,
                jdbc -> jdbc.update(
                        "with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)"
                                + " insert into events (batch_id, timestamp, event_type, payload) select 1, 5, ?, '{}' from n",
                        count,
                        type));
    }

    private static List<Long> ids(JsonNode page) {
        List<Long> ids = new ArrayList<>();
        page.path("events").forEach(event -> ids.add(event.path("id").longValue()));
        return ids;
    }

    private List<Long> ids(String query) {
        return ids(server.json("/api/events" + query));
    }

    @Test
    void allFiltersHoldTogether() {
        event(1L, "command:end", "1-1-a", "alpha");
        event(1L, "command:end", "1-2-b", "alpha");
        event(2L, "command:end", "1-1-a", "alpha");
        event(1L, "story:status", "1-1-a", "alpha");
        event(1L, "command:end", "1-1-a", "beta");
        event(null, "sprint:changed", null, "alpha");

        assertThat(ids("?batch_id=1&story_key=1-1-a&type=command:end&q=alpha")).containsExactly(1L);
        assertThat(ids("?batch_id=1")).containsExactly(1L, 2L, 4L, 5L);
        assertThat(ids("?story_key=1-1-a&q=alpha")).containsExactly(1L, 3L, 4L);
        assertThat(ids("?type=story:status,sprint:changed")).containsExactly(4L, 6L);
        assertThat(ids("?type=command:*&batch_id=2")).containsExactly(3L);
        assertThat(ids("?type=command:*,story:*")).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(ids("?type=nothing:here")).isEmpty();
        assertThat(ids("?batch_id=77")).isEmpty();
        assertThat(ids("?batch_id=&story_key=&q=&type=")).hasSize(6);
    }

    @Test
    void aCommandOfTwoStoriesIsFoundUnderBoth() {
        database.write(Durability.PROCESS, jdbc -> {
            for (String key : List.of("1-1-a", "1-2-b")) {
                jdbc.update(
                        "insert into stories (batch_id, story_key, status, started_at, short_id, cycle, entry)"
                                + " values (1, ?, 'done', 1, 'x', 1, 'create')",
                        key);
            }
            jdbc.update("insert into commands (id, batch_id, command, started_at, status, attempt, cookie, files)"
                    + " values (9, 1, 'create-story', 1, 'completed', 1, 'c', 'f')");
            jdbc.update("insert into command_stories select 9, id from stories");
            return jdbc.update("insert into events (batch_id, command_id, timestamp, event_type, story_key, payload)"
                    + " values (1, 9, 5, 'command:end', '1-1-a', '{}')");
        });

        assertThat(ids("?story_key=1-1-a")).containsExactly(1L);
        assertThat(ids("?story_key=1-2-b")).containsExactly(1L);
        assertThat(ids("?command_id=9&story_key=1-2-b")).containsExactly(1L);
        assertThat(ids("?command_id=8")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%25", "A_B", "back%5Cslash", "Say%20%22hi%22", "%C3%9Cber", "error%20100%25%20a_b"})
    void textIsFoundAsItIsWrittenWhateverItsCase(String query) {
        event(1L, "error", null, "Error 100% a_b \\ say \"HI\" Über back\\slash".replace("HI", "hi"));
        event(1L, "error", null, "1000 axb, say 'hi'");

        assertThat(ids("?q=" + query)).containsExactly(1L);
    }

    @Test
    void withoutAfterTheNewestComeAndBeforeGoesBack() {
        many(10, "error");

        JsonNode newest = server.json("/api/events?limit=4");
        assertThat(ids(newest)).containsExactly(7L, 8L, 9L, 10L);
        assertThat(newest.path("has_more").booleanValue()).isTrue();
        assertThat(newest.path("next").longValue()).isEqualTo(7);
        JsonNode older = server.json("/api/events?limit=4&before=7");
        assertThat(ids(older)).containsExactly(3L, 4L, 5L, 6L);
        JsonNode oldest = server.json("/api/events?limit=4&before=3");
        assertThat(ids(oldest)).containsExactly(1L, 2L);
        assertThat(oldest.path("has_more").booleanValue()).isFalse();
        assertThat(oldest.path("next").isNull()).isTrue();
    }

    @Test
    void afterGoesForwardAndBeforeEndsIt() {
        many(10, "error");

        JsonNode page = server.json("/api/events?after=2&limit=3");
        assertThat(ids(page)).containsExactly(3L, 4L, 5L);
        assertThat(page.path("next").longValue()).isEqualTo(5);
        assertThat(ids("?after=5&before=8")).containsExactly(6L, 7L);
        JsonNode last = server.json("/api/events?after=7&limit=3");
        assertThat(ids(last)).containsExactly(8L, 9L, 10L);
        assertThat(last.path("has_more").booleanValue()).isFalse();
        assertThat(ids("?after=9223372036854775807")).isEmpty();
        assertThat(ids("?before=-9223372036854775808")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"&after=", "&before="})
    void aLongSearchEndsWithWhatItHasAndGoesOnWhereItWas(String direction) {
        event(1L, "error", null, "needle");
        many(200_000, "command:progress");
        event(1L, "error", null, "needle");
        nanosALook = 1_000_000_000L;

        List<Long> found = new ArrayList<>();
        String cursor = direction.equals("&after=") ? "0" : "300000";
        int pages = 0;
        while (cursor != null) {
            JsonNode page = server.json("/api/events?q=needle" + direction + cursor);
            found.addAll(ids(page));
            cursor = page.path("has_more").booleanValue() ? page.path("next").asText() : null;
            pages++;
        }

        assertThat(found).containsExactlyInAnyOrder(1L, 200_002L);
        assertThat(pages).as("each page ended by the time").isGreaterThan(10);
    }

    @Test
    void withTimeASearchIsWholeInOnePage() {
        event(1L, "error", null, "needle");
        many(200_000, "command:progress");

        JsonNode page = server.json("/api/events?q=NEEDLE");

        assertThat(ids(page)).containsExactly(1L);
        assertThat(page.path("has_more").booleanValue()).isFalse();
    }

    @Test
    void aPageHasBriefTextsAndOneEventAllOfIt() {
        event(1L, "error", null, "x".repeat(2_000));

        JsonNode brief = server.json("/api/events").path("events").path(0);
        JsonNode whole = server.json("/api/events?id=1").path("events").path(0);

        assertThat(brief.path("payload").path("message").asText()).hasSize(500);
        assertThat(brief.path("truncated").booleanValue()).isTrue();
        assertThat(whole.path("payload").path("message").asText()).hasSize(2_000);
        assertThat(whole.path("truncated").booleanValue()).isFalse();
        assertThat(whole.path("type").asText()).isEqualTo("error");
        assertThat(whole.path("timestamp").longValue()).isEqualTo(5);
        assertThat(server.get("/api/events?id=2").status()).isEqualTo(404);
        assertThat(server.get("/api/events?id=2").error()).isEqualTo("there is no event 2");
    }

    @Test
    void aLimitIsBroughtIntoItsRange() {
        many(1_500, "error");

        assertThat(ids("?limit=99999999999")).hasSize(1_000);
        assertThat(ids("?limit=0")).hasSize(1);
        assertThat(ids("?limit=-5")).hasSize(1);
        assertThat(ids("")).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=many",
                "limit=1.5",
                "after=x",
                "before=1e3",
                "batch_id=one",
                "command_id=%00",
                "id=last",
                "type=drop%20table",
                "type=*",
                "type=command:en*"
            })
    void rubbishIsABadRequestThatNamesTheParameter(String query) {
        RunningRoutes.Answer answer = server.get("/api/events?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).startsWith(query.substring(0, query.indexOf('=')));
    }

    @Test
    void aTextOfNoReasonableLengthIsRefused() {
        assertThat(server.get("/api/events?q=" + "x".repeat(201)).status()).isEqualTo(400);
        assertThat(server.get("/api/events?story_key=" + "x".repeat(501)).status())
                .isEqualTo(400);
    }
}
