package dev.sprintrunner.store;

import java.time.Instant;

/** Table {@code waits}: pauses that survive a restart. */
public final class WaitRows {
    public long nextId(Jdbc jdbc) {
        return jdbc.number("select coalesce(max(id), 0) + 1 from waits");
    }

    public void insert(Jdbc jdbc, long id, long batchId, String reason, long until, Instant at) {
        jdbc.insert(
                "insert into waits (id, batch_id, reason, until, started_at) values (?, ?, ?, ?, ?)",
                id,
                batchId,
                reason,
                until,
                at.toEpochMilli());
    }

    public void end(Jdbc jdbc, long id, Instant at) {
        jdbc.update("update waits set ended_at = ? where id = ? and ended_at is null", at.toEpochMilli(), id);
    }

    /** A batch that has ended waits for nothing. */
    public void endAll(Jdbc jdbc, long batchId, Instant at) {
        jdbc.update(
                "update waits set ended_at = ? where batch_id = ? and ended_at is null", at.toEpochMilli(), batchId);
    }
}
