package dev.sprintrunner.engine;

import dev.sprintrunner.workflow.BatchState;
import dev.sprintrunner.workflow.Wait;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the engine is at. Immutable; a new one is published after each fact.
 *
 * @param batchId       of the batch that runs or is about to go on; null when idle and before a new batch has its id
 * @param batch         what the batch's facts add up to; null when none runs
 * @param stoppingSince when the stop mode in force was asked for, epoch milliseconds, or null
 */
public record EngineState(
        Status status,
        @Nullable Long batchId,
        @Nullable BatchState batch,
        @Nullable Long stoppingSince) {
    static final EngineState IDLE = new EngineState(Status.IDLE, null, null, null);

    public enum Status {
        IDLE,
        /** The agent and the project are being looked at. */
        STARTING,
        RUNNING,
        /** For the usage limit; or nothing runs, and what failed is tried again after a pause. */
        WAITING,
        /** A person asked for it. */
        STOPPING
    }

    /** @param batchId of a batch that goes on, or null for a new one */
    static EngineState starting(@Nullable Long batchId) {
        return new EngineState(Status.STARTING, batchId, null, null);
    }

    /** After a fact of the batch. */
    EngineState after(long id, BatchState now, long at) {
        if (now.stopping().mode() == null) {
            return new EngineState(status(now), id, now, null);
        }
        boolean known =
                batch != null && batch.stopping().mode() == now.stopping().mode();
        return new EngineState(Status.STOPPING, id, now, known ? stoppingSince : (Long) at);
    }

    private static Status status(BatchState batch) {
        boolean pauses = batch.running().isEmpty() && !batch.waits().isEmpty();
        return batch.limitWait().isPresent() || pauses ? Status.WAITING : Status.RUNNING;
    }

    /** What is waited for, also by a batch that is to stop: the usage limit, else the earliest end of a pause while nothing runs. */
    public Optional<Wait> pause() {
        if (batch == null) {
            return Optional.empty();
        }
        return batch.limitWait()
                .or(() -> batch.running().isEmpty()
                        ? batch.waits().stream().min((a, b) -> Long.compare(a.until(), b.until()))
                        : Optional.empty());
    }
}
