package dev.sprintrunner.engine;

import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.workflow.StopMode;
import java.util.Optional;

/** Starts, stops and resumes batches; at most one runs. Safe for use by several threads. */
public final class Orchestrator implements AutoCloseable {
    private final EngineContext context;

    public Orchestrator(EngineContext context) {
        this.context = context;
    }

    /**
     * Starts a batch and returns its id while it runs on a thread of its own.
     *
     * @throws EngineException when it cannot run: one runs already, nothing to do, no agent, a broken file
     */
    public long start(BatchRequest request) {
        throw new UnsupportedOperationException(context.toString());
    }

    /**
     * Goes on with a stopped, interrupted or failed batch at its exact step.
     *
     * @throws EngineException when there is no such batch, it is complete, or another one runs
     */
    public void resume(long batchId) {
        throw new UnsupportedOperationException(context.toString());
    }

    /**
     * Asks the running batch to stop; a sooner mode may follow a later one.
     *
     * @return false when none runs
     */
    public boolean stop(StopMode mode) {
        return false;
    }

    /** Ends a wait for the usage limit now; false when there is none. */
    public boolean tryNow() {
        return false;
    }

    /** The batch that runs now. */
    public Optional<Long> runningBatch() {
        return Optional.empty();
    }

    /** Waits until the batch is not running any more and tells how it ended. */
    public BatchRow await(long batchId) throws InterruptedException {
        throw new UnsupportedOperationException(context.toString());
    }

    /** Ends the running agents, then the batch, which can be resumed. */
    @Override
    public void close() {}
}
