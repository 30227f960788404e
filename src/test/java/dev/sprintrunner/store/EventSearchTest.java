package dev.sprintrunner.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.store.EventSearch.Clause;
import dev.sprintrunner.store.EventSearch.Range;
import dev.sprintrunner.testkit.SeededHistory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many events there are, a search looks at those of one index in a range of ids. */
class EventSearchTest {
    private static final Range RANGE = new Range(1_000, 2_000);
    private static Database database;

    @BeforeAll
    static void seed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("x.db");
        SeededHistory.of(1, Instant.ofEpochMilli(1_800_000_000_000L))
                .batches(4)
                .stories(20)
                .events(6_000)
                .writeTo(file);
        database = Database.open(file);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static List<String> plan(EventFilter filter) {
        Clause query = EventSearch.query(filter, RANGE).add(" order by id desc limit 201");
        return database.read(jdbc ->
                jdbc.query("explain query plan " + query.sql(), row -> row.getString("detail"), query.parameters()));
    }

    private static EventFilter filter(
            @Nullable Long batch,
            @Nullable String story,
            @Nullable Long command,
            @Nullable Set<String> types,
            @Nullable String text) {
        return new EventFilter(batch, story, command, types, text);
    }

    @Test
    void noSearchLooksAtAllEvents() {
        Set<String> rare = Set.of("batch:end", "error");
        Set<String> common = Set.of("command:progress", "error");
        for (EventFilter filter : List.of(
                EventFilter.ALL,
                filter(2L, null, null, null, null),
                filter(2L, null, null, common, "x"),
                filter(2L, null, null, rare, "x"),
                filter(null, "1-1-x", null, null, null),
                filter(2L, "1-1-x", null, rare, "x"),
                filter(null, null, 7L, common, "x"),
                filter(null, null, null, rare, null),
                filter(null, null, null, common, null),
                filter(null, null, null, null, "x"))) {
            assertThat(plan(filter))
                    .as(filter.toString())
                    .noneMatch(step -> step.startsWith("SCAN events") || step.equals("SCAN s"))
                    .anyMatch(step -> step.startsWith("SEARCH events"));
        }
    }

    @Test
    void eachFilterHasAnIndexWithinTheRange() {
        assertThat(plan(filter(2L, null, null, null, null)))
                .containsExactly("SEARCH events USING INDEX events_by_batch (batch_id=? AND id>? AND id<?)");
        assertThat(plan(filter(2L, null, 7L, null, "x")))
                .containsExactly("SEARCH events USING INDEX events_by_command (command_id=? AND id>? AND id<?)");
        assertThat(plan(filter(null, null, null, Set.of("error"), null)))
                .containsExactly("SEARCH events USING INDEX events_by_type (event_type=? AND id>? AND id<?)");
        assertThat(plan(filter(null, null, null, null, "x")))
                .containsExactly("SEARCH events USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)");
        assertThat(plan(filter(null, "1-1-x", null, null, null)))
                .anyMatch(step -> step.contains("events_by_story (story_key=? AND id>? AND id<?)"))
                .anyMatch(step -> step.contains("events_by_command (command_id=? AND id>? AND id<?)"));
    }

    @Test
    void theTypesThatOccurAreFoundByLookingUpEachOnce() {
        Set<String> types = database.read(new EventSearch()::types);
        List<String> all = database.read(
                jdbc -> jdbc.query("select distinct event_type from events order by 1", row -> row.getString(1)));

        assertThat(types).containsExactlyElementsOf(all).contains("command:progress", "batch:end");
    }

    @Test
    void theBoundsOfABatchAreItsFirstAndItsLastEvent() {
        EventFilter ofBatch = filter(2L, null, null, null, null);
        Range bounds = database.read(jdbc -> new EventSearch().bounds(jdbc, ofBatch));
        List<Range> expected = database.read(jdbc -> jdbc.query(
                "select min(id), max(id) from events where batch_id = 2",
                row -> new Range(row.getLong(1), row.getLong(2))));

        assertThat(expected).containsExactly(bounds);
    }

    @Test
    void nothingIsWithinTheBoundsOfABatchThatIsNotThere() {
        EventFilter ofBatch = filter(99L, null, null, null, null);

        assertThat(database.<Range>read(jdbc -> new EventSearch().bounds(jdbc, ofBatch)))
                .matches(Range::isEmpty);
    }
}
