package dev.sprintrunner.claude.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An agent that was started by this runner, or by an earlier one and adopted. */
public interface RunningAgent {
    ProcessIdentity identity();

    /** When the operating system started it; for people, not for comparing. */
    Instant startedAt();

    String cookie();

    boolean isAlive();

    /** Waits for its end, at most that long; empty when it still runs then. */
    Optional<AgentExit> waitFor(Duration timeout) throws InterruptedException;
}
