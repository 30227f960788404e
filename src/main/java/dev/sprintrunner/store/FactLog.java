package dev.sprintrunner.store;

import dev.sprintrunner.workflow.Fact;
import java.time.Instant;
import java.util.List;

/** Table {@code facts}: what the workflow decides by, only ever added to. */
public final class FactLog {
    private final FactCodec codec = new FactCodec();

    public void append(Jdbc jdbc, long batchId, Instant at, Fact fact) {
        jdbc.insert(
                "insert into facts (batch_id, recorded_at, type, body) values (?, ?, ?, ?)",
                batchId,
                at.toEpochMilli(),
                codec.type(fact),
                codec.write(fact));
    }

    public List<Fact> of(Jdbc jdbc, long batchId) {
        return jdbc.query(
                "select body from facts where batch_id = ? order by id", row -> codec.read(row.getString(1)), batchId);
    }
}
