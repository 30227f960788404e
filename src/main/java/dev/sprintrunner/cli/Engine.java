package dev.sprintrunner.cli;

import dev.sprintrunner.engine.BatchRequest;
import dev.sprintrunner.engine.EventListener;
import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.store.Jdbc;
import dev.sprintrunner.workflow.StopMode;
import java.util.function.Function;

/** A project's one running engine, as the commands use it. Closing it ends what runs and lets the project go. */
public interface Engine extends AutoCloseable {

    /** Starts a batch and returns its id; see {@link dev.sprintrunner.engine.Orchestrator#start}. */
    long start(BatchRequest request);

    void resume(long batchId);

    /** False when no batch runs. */
    boolean stop(StopMode mode);

    /** Waits until the batch is over. */
    BatchRow await(long batchId) throws InterruptedException;

    <T> T read(Function<Jdbc, T> work);

    void addListener(EventListener listener);

    void removeListener(EventListener listener);

    @Override
    void close();

    /** Opens the engine of a project. */
    @FunctionalInterface
    interface Opener {
        /**
         * @param command how the program was called, for whoever finds the project taken
         * @throws CliException when another runner works on the project, or it cannot be used
         */
        Engine open(Workplace workplace, String command);
    }
}
