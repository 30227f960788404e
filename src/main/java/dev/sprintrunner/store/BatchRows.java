package dev.sprintrunner.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table {@code batches}. */
public final class BatchRows {

    /**
     * A batch as recorded.
     *
     * @param startedAt epoch milliseconds
     * @param endedAt   epoch milliseconds, or null while it runs
     * @param maxCycles null for all
     * @param costUsd   of all its commands so far
     */
    public record BatchRow(
            long id,
            long startedAt,
            @Nullable Long endedAt,
            @Nullable Integer maxCycles,
            int cyclesCompleted,
            String status,
            @Nullable String reason,
            double costUsd) {}

    private static final String SELECT = """
            select b.*, (select coalesce(sum(c.cost_usd), 0) from commands c where c.batch_id = b.id) as cost_usd
            from batches b
            """;

    public long insert(Jdbc jdbc, Instant startedAt, @Nullable Integer maxCycles) {
        return jdbc.insert(
                "insert into batches (started_at, max_cycles, status) values (?, ?, 'running')",
                startedAt.toEpochMilli(),
                maxCycles);
    }

    public void countCycle(Jdbc jdbc, long id) {
        jdbc.updateOne("batch " + id, "update batches set cycles_completed = cycles_completed + 1 where id = ?", id);
    }

    public void end(Jdbc jdbc, long id, Instant at, String status, @Nullable String reason) {
        jdbc.updateOne(
                "batch " + id,
                "update batches set ended_at = ?, status = ?, reason = ? where id = ?",
                at.toEpochMilli(),
                status,
                reason,
                id);
    }

    public void resume(Jdbc jdbc, long id) {
        jdbc.updateOne(
                "batch " + id,
                "update batches set ended_at = null, status = 'running', reason = null where id = ?",
                id);
    }

    /** Batches recorded as running while none can be: their runner has died. */
    public void interruptLeftovers(Jdbc jdbc, Instant at) {
        jdbc.update(
                "update batches set status = 'interrupted', ended_at = ?, reason = 'the runner ended' where status = 'running'",
                at.toEpochMilli());
    }

    public Optional<BatchRow> find(Jdbc jdbc, long id) {
        return jdbc.queryOne(SELECT + "where b.id = ?", BatchRows::map, id);
    }

    public Optional<BatchRow> latest(Jdbc jdbc) {
        return jdbc.queryOne(SELECT + "order by b.id desc limit 1", BatchRows::map);
    }

    /** The newest batch that can be gone on with. */
    public Optional<BatchRow> latestResumable(Jdbc jdbc) {
        return jdbc.queryOne(
                SELECT + "where b.status in ('running', 'interrupted', 'stopped', 'error') order by b.id desc limit 1",
                BatchRows::map);
    }

    private static BatchRow map(ResultSet row) throws SQLException {
        return new BatchRow(
                row.getLong("id"),
                row.getLong("started_at"),
                Jdbc.nullableLong(row, "ended_at"),
                Jdbc.nullableInt(row, "max_cycles"),
                row.getInt("cycles_completed"),
                row.getString("status"),
                row.getString("reason"),
                row.getDouble("cost_usd"));
    }
}
