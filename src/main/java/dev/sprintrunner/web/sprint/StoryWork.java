package dev.sprintrunner.web.sprint;

import dev.sprintrunner.store.Jdbc;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the record knows of a story, over all batches.
 *
 * @param lastBatchId    the newest batch that had it, or null where none had
 * @param lastStatus     its status in that batch
 * @param reason         of that status
 * @param running        whether the running batch works on it and has not ended it
 * @param timeMs         how long commands have run for it
 * @param costUsd        its share of them, null where none told a cost
 * @param attempts       how often the command that was repeated most ran for it in that batch; all code reviews count as
 *                       one command
 * @param lastActivityAt start or end of its latest command or story row, epoch milliseconds
 */
record StoryWork(
        @Nullable Long lastBatchId,
        @Nullable String lastStatus,
        @Nullable String reason,
        boolean running,
        long timeMs,
        @Nullable Double costUsd,
        int attempts,
        @Nullable Long lastActivityAt) {
    static final StoryWork NONE = new StoryWork(null, null, null, false, 0, null, 0, null);

    private static final String LATEST = """
            select s.story_key, s.batch_id, s.status, s.reason, max(s.started_at, coalesce(s.ended_at, 0)) as active,
                b.status = 'running' and s.cycle > b.cycles_completed and s.ended_at is null as running
            from stories s join batches b on b.id = s.batch_id
            where s.id in (select max(id) from stories group by story_key)
            """;

    private static final String COMMANDS = """
            select s.story_key, s.batch_id, count(*) as runs,
                sum(coalesce(c.ended_at, b.ended_at, ?) - c.started_at) as time_ms,
                sum(c.cost_usd / n.stories) as cost_usd,
                sum(c.input_tokens + c.output_tokens + c.cache_read_tokens + c.cache_creation_tokens) as tokens,
                max(max(c.started_at, coalesce(c.ended_at, 0))) as active
            from commands c
            join batches b on b.id = c.batch_id
            join command_stories x on x.command_id = c.id
            join stories s on s.id = x.story_id
            join (select command_id, count(*) as stories from command_stories group by command_id) n
                on n.command_id = c.id
            group by s.story_key, s.batch_id, case when c.command like 'code-review-%' then 'code-review' else c.command end
            """;

    /** A command of one name on a story in a batch, all its runs. */
    private record Runs(
            String storyKey, long batchId, int runs, long timeMs, double costUsd, long tokens, long activeAt) {}

    /** Every story ever worked on, by key. */
    static Map<String, StoryWork> all(Jdbc jdbc, long now) {
        Map<String, StoryWork> work = new HashMap<>();
        jdbc.query(
                        LATEST,
                        row -> Map.entry(
                                row.getString("story_key"),
                                new StoryWork(
                                        row.getLong("batch_id"),
                                        row.getString("status"),
                                        row.getString("reason"),
                                        row.getBoolean("running"),
                                        0,
                                        null,
                                        0,
                                        row.getLong("active"))))
                .forEach(entry -> work.put(entry.getKey(), entry.getValue()));
        jdbc.query(
                        COMMANDS,
                        row -> new Runs(
                                row.getString("story_key"),
                                row.getLong("batch_id"),
                                row.getInt("runs"),
                                row.getLong("time_ms"),
                                row.getDouble("cost_usd"),
                                row.getLong("tokens"),
                                row.getLong("active")),
                        now)
                .forEach(runs -> work.computeIfPresent(runs.storyKey(), (key, before) -> before.and(runs)));
        return work;
    }

    private StoryWork and(Runs runs) {
        Double cost = costUsd;
        if (runs.costUsd() > 0 || runs.tokens() > 0) {
            cost = runs.costUsd() + (cost == null ? 0 : cost);
        }
        boolean latest = lastBatchId != null && lastBatchId == runs.batchId();
        return new StoryWork(
                lastBatchId,
                lastStatus,
                reason,
                running,
                timeMs + runs.timeMs(),
                cost,
                latest ? Math.max(attempts, runs.runs()) : attempts,
                lastActivityAt == null ? runs.activeAt() : Math.max(runs.activeAt(), lastActivityAt));
    }
}
