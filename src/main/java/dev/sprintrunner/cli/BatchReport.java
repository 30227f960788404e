package dev.sprintrunner.cli;

import dev.sprintrunner.store.BatchRows;
import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.store.Jdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A batch and its stories as recorded. */
record BatchReport(BatchRow batch, List<Story> stories) {
    private static final String STORIES = """
            select s.story_key, s.short_id, s.status, s.reason,
                count(case when c.command like 'code-review-%' and c.status = 'completed' then 1 end) as reviews,
                coalesce(sum(coalesce(c.ended_at, c.started_at) - c.started_at), 0) as worked_ms,
                coalesce(sum(c.cost_usd / (select count(*) from command_stories y where y.command_id = c.id)), 0)
                    as cost_usd
            from stories s
            left join command_stories x on x.story_id = s.id
            left join commands c on c.id = x.command_id
            where s.batch_id = ?
            group by s.id
            order by s.id
            """;

    BatchReport {
        stories = List.copyOf(stories);
    }

    /**
     * A story of the batch.
     *
     * @param status  as in the sprint-status file
     * @param reason  of that status, or null
     * @param reviews code reviews that gave a verdict
     * @param worked  how long commands ran for it
     * @param costUsd its share of them
     */
    record Story(
            String key,
            String id,
            String status,
            @Nullable String reason,
            int reviews,
            Duration worked,
            double costUsd) {
        boolean isBlocked() {
            return status.equals("blocked");
        }
    }

    static Optional<BatchReport> find(Jdbc jdbc, long batchId) {
        return new BatchRows().find(jdbc, batchId).map(batch -> of(jdbc, batch));
    }

    static Optional<BatchReport> latest(Jdbc jdbc) {
        return new BatchRows().latest(jdbc).map(batch -> of(jdbc, batch));
    }

    private static BatchReport of(Jdbc jdbc, BatchRow batch) {
        return new BatchReport(batch, jdbc.query(STORIES, BatchReport::story, batch.id()));
    }

    private static Story story(ResultSet row) throws SQLException {
        return new Story(
                row.getString("story_key"),
                row.getString("short_id"),
                row.getString("status"),
                row.getString("reason"),
                row.getInt("reviews"),
                Duration.ofMillis(row.getLong("worked_ms")),
                row.getDouble("cost_usd"));
    }

    boolean isRunning() {
        return batch.status().equals("running");
    }

    /** As the next start will record it. */
    BatchReport interrupted() {
        return new BatchReport(
                new BatchRow(
                        batch.id(),
                        batch.startedAt(),
                        batch.endedAt(),
                        batch.maxCycles(),
                        batch.cyclesCompleted(),
                        "interrupted",
                        "the runner is gone",
                        batch.costUsd()),
                stories);
    }

    List<Story> blocked() {
        return stories.stream().filter(Story::isBlocked).toList();
    }
}
