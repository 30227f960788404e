package dev.sprintrunner.cli;

import dev.sprintrunner.workflow.StopMode;
import java.util.Optional;

/** A project's engine with its dashboard, as the command line uses it. Closing it ends what runs and lets the project go. */
public interface Server extends AutoCloseable {

    /** Where a person opens the dashboard; with the token, where one is needed. */
    String url();

    /** The batch that runs now. */
    Optional<Long> runningBatch();

    /** False when no batch runs. */
    boolean stop(StopMode mode);

    /** Waits until no batch runs. */
    void awaitIdle() throws InterruptedException;

    @Override
    void close();

    /** Opens the server of a project. */
    @FunctionalInterface
    interface Opener {
        /** @throws CliException when another runner works on the project, the port is taken, or it cannot be used */
        Server open(Workplace workplace, ServerRequest request);
    }
}
