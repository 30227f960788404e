package dev.sprintrunner.web.control;

import dev.sprintrunner.engine.BatchRequest;
import dev.sprintrunner.workflow.StopMode;

/** What a person may tell the engine. */
public interface Control {
    /**
     * @return the id of the batch that runs now
     * @throws dev.sprintrunner.engine.EngineException when none can run
     */
    long start(BatchRequest request);

    /** False when no batch runs. */
    boolean stop(StopMode mode);

    /** @throws dev.sprintrunner.engine.EngineException when that batch cannot go on */
    void resume(long batchId);

    /** Ends a wait for the usage limit now; false when no batch runs. */
    boolean tryNow();
}
