package dev.sprintrunner.web.status;

import dev.sprintrunner.store.Jdbc;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a batch has used and reached, of commands that have ended.
 *
 * @param inputTokens from a cache or not
 * @param workedMs    how long its commands ran, added up
 * @param failed      stories that ended neither done nor blocked
 * @param stories     all so far
 */
record BatchFigures(
        double costUsd,
        long inputTokens,
        long outputTokens,
        long workedMs,
        int done,
        int blocked,
        int failed,
        int stories) {
    static final BatchFigures NONE = new BatchFigures(0, 0, 0, 0, 0, 0, 0, 0);

    private static final String SELECT = """
            select * from
                (select coalesce(sum(cost_usd), 0) as cost,
                    coalesce(sum(input_tokens + cache_read_tokens + cache_creation_tokens), 0) as input,
                    coalesce(sum(output_tokens), 0) as output,
                    coalesce(sum(ended_at - started_at), 0) as worked
                from commands where batch_id = ?),
                (select count(case when s.status = 'done' then 1 end) as done,
                    count(case when s.status = 'blocked' then 1 end) as blocked,
                    count(case when s.status not in ('done', 'blocked')
                        and (s.ended_at is not null or b.status <> 'running') then 1 end) as failed,
                    count(*) as stories
                from stories s join batches b on b.id = s.batch_id where s.batch_id = ?)
            """;

    static BatchFigures of(Jdbc jdbc, long batchId) {
        return jdbc.queryOne(SELECT, BatchFigures::map, batchId, batchId).orElse(NONE);
    }

    private static BatchFigures map(ResultSet row) throws SQLException {
        return new BatchFigures(
                row.getDouble("cost"),
                row.getLong("input"),
                row.getLong("output"),
                row.getLong("worked"),
                row.getInt("done"),
                row.getInt("blocked"),
                row.getInt("failed"),
                row.getInt("stories"));
    }
}
