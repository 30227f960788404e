package dev.sprintrunner.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Table {@code background_tasks}: one row for each command that runs beside the cycle. */
public final class BackgroundTaskRows {
    public void insert(Jdbc jdbc, long batchId, long commandId, @Nullable String storyKey, String type, Instant at) {
        jdbc.insert("""
                insert into background_tasks (batch_id, command_id, story_key, task_type, spawned_at, status)
                values (?, ?, ?, ?, ?, 'running')
                """, batchId, commandId, storyKey, type, at.toEpochMilli());
    }

    public void end(Jdbc jdbc, long commandId, String status, Instant at) {
        jdbc.update(
                "update background_tasks set status = ?, completed_at = ? where command_id = ?",
                status,
                at.toEpochMilli(),
                commandId);
    }
}
