package dev.sprintrunner.web.metrics;

import dev.sprintrunner.store.Jdbc;
import java.util.List;

/**
 * What the record adds up to. Cheap: sums over commands, never over events.
 *
 * @param eventsTotal   events ever recorded
 * @param waitingUntil  the end of the running batch's wait for the usage limit, epoch milliseconds; 0 where it waits for
 *                      nothing
 */
record Figures(List<Count> batches, List<Count> stories, List<Commands> commands, long eventsTotal, long waitingUntil) {
    private static final String BATCHES = "select status, count(*) as n from batches group by status order by status";
    private static final String STORIES =
            "select status, count(*) as n from stories where status in ('done', 'blocked') group by status order by status";
    private static final String COMMANDS = """
            select command, status, count(*) as n, sum(cost_usd) as cost_usd, sum(input_tokens) as input_tokens,
                sum(output_tokens) as output_tokens, sum(cache_read_tokens) as cache_read_tokens,
                sum(cache_creation_tokens) as cache_creation_tokens
            from commands group by command, status order by command, status
            """;
    private static final String WAITING = """
            select coalesce(max(w.until), 0) from waits w join batches b on b.id = w.batch_id
            where b.status = 'running' and w.ended_at is null and w.reason = 'usage limit'
            """;

    Figures {
        batches = List.copyOf(batches);
        stories = List.copyOf(stories);
        commands = List.copyOf(commands);
    }

    /** How many have this status. */
    record Count(String status, long count) {}

    /** The commands of one name that have one status. */
    record Commands(
            String command,
            String status,
            long count,
            double costUsd,
            long input,
            long output,
            long cacheRead,
            long cacheCreation) {}

    static Figures of(Jdbc jdbc) {
        return new Figures(
                counts(jdbc, BATCHES),
                counts(jdbc, STORIES),
                jdbc.query(
                        COMMANDS,
                        row -> new Commands(
                                row.getString("command"),
                                row.getString("status"),
                                row.getLong("n"),
                                row.getDouble("cost_usd"),
                                row.getLong("input_tokens"),
                                row.getLong("output_tokens"),
                                row.getLong("cache_read_tokens"),
                                row.getLong("cache_creation_tokens"))),
                jdbc.number("select coalesce(max(seq), 0) from sqlite_sequence where name = 'events'"),
                jdbc.number(WAITING));
    }

    private static List<Count> counts(Jdbc jdbc, String sql) {
        return jdbc.query(sql, row -> new Count(row.getString("status"), row.getLong("n")));
    }
}
