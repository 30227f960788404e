package dev.sprintrunner.web.live;

import java.time.Duration;
import java.util.concurrent.Executor;

/** One thread that runs one short task after the other; whatever only its tasks touch needs no lock. */
interface Loop extends Executor {
    /** Runs the task after those that wait already; drops it once the loop has ended. */
    @Override
    void execute(Runnable task);

    void schedule(Duration delay, Runnable task);

    /** Whether the caller is a task of this loop. */
    boolean isCurrent();

    /** Nanoseconds since the loop began. */
    long now();
}
