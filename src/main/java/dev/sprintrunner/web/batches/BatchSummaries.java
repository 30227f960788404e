package dev.sprintrunner.web.batches;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.sprintrunner.store.Jdbc;
import dev.sprintrunner.web.batches.Intervals.Interval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads batches with what their rows add up to: two queries, however many batches. */
final class BatchSummaries {
    private static final String SUMMARIES = """
            , story_sums as (
                select batch_id, count(*) as stories, sum(status = 'done') as done, sum(status = 'blocked') as blocked
                from stories where batch_id in (select id from page) group by batch_id),
            command_sums as (
                select batch_id, count(*) as commands, sum(status = 'failed') as failures,
                    sum(cost_usd) as cost_usd, sum(input_tokens) as input_tokens, sum(output_tokens) as output_tokens,
                    sum(cache_read_tokens) as cache_read_tokens, sum(cache_creation_tokens) as cache_creation_tokens,
                    count(distinct case when head_after is not head_before then head_after end) as commits
                from commands where batch_id in (select id from page) group by batch_id)
            select page.*, s.*, c.* from page
            left join story_sums s on s.batch_id = page.id
            left join command_sums c on c.batch_id = page.id
            order by page.id desc
            """;

    private static final String WAITS = """
            select w.batch_id, w.started_at, coalesce(w.ended_at, page.ended_at, ?) as until
            from waits w join page on page.id = w.batch_id
            """;

    private static final String PAGE = "with page as (select * from batches order by id desc limit ? offset ?)\n";
    private static final String ONE = "with page as (select * from batches where id = ?)\n";
    private static final String CURRENT = "select id from batches order by status = 'running' desc, id desc limit 1";

    private record Wait(long batchId, Interval time) {}

    /** Newest first. */
    List<BatchSummary> page(Jdbc jdbc, int limit, long offset, long now) {
        return read(jdbc, PAGE, now, limit, offset);
    }

    Optional<BatchSummary> find(Jdbc jdbc, long id, long now) {
        return read(jdbc, ONE, now, id).stream().findFirst();
    }

    /** The running batch, or else the newest. */
    Optional<BatchSummary> current(Jdbc jdbc, long now) {
        return jdbc.queryOne(CURRENT, row -> row.getLong(1)).flatMap(id -> find(jdbc, id, now));
    }

    long total(Jdbc jdbc) {
        return jdbc.number("select count(*) from batches");
    }

    private static List<BatchSummary> read(Jdbc jdbc, String page, long now, Object... parameters) {
        @Nullable Object[] withNow = new @Nullable Object[parameters.length + 1];
        System.arraycopy(parameters, 0, withNow, 0, parameters.length);
        withNow[parameters.length] = now;
        Map<Long, List<Interval>> waits = jdbc.query(page + WAITS, BatchSummaries::wait, withNow).stream()
                .collect(groupingBy(Wait::batchId, mapping(Wait::time, toList())));
        return jdbc.query(page + SUMMARIES, row -> summary(row, waits, now), parameters);
    }

    private static Wait wait(ResultSet row) throws SQLException {
        return new Wait(row.getLong("batch_id"), new Interval(row.getLong("started_at"), row.getLong("until")));
    }

    private static BatchSummary summary(ResultSet row, Map<Long, List<Interval>> waits, long now) throws SQLException {
        long id = row.getLong("id");
        long startedAt = row.getLong("started_at");
        Long endedAt = Jdbc.nullableLong(row, "ended_at");
        String status = row.getString("status");
        int stories = row.getInt("stories");
        int done = row.getInt("done");
        int blocked = row.getInt("blocked");
        return new BatchSummary(
                id,
                startedAt,
                endedAt,
                Jdbc.nullableInt(row, "max_cycles"),
                row.getInt("cycles_completed"),
                status,
                row.getString("reason"),
                stories,
                done,
                blocked,
                status.equals("running") ? 0 : stories - done - blocked,
                (endedAt == null ? now : endedAt) - startedAt,
                Intervals.covered(waits.getOrDefault(id, List.of())),
                Usage.of(row),
                row.getInt("commands"),
                row.getInt("failures"),
                row.getInt("commits"));
    }
}
