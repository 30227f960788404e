package dev.sprintrunner.claude.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

record ChildAgent(Process process, ProcessIdentity identity, Instant startedAt, String cookie) implements RunningAgent {

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public Optional<AgentExit> waitFor(Duration timeout) throws InterruptedException {
        return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                ? Optional.of(new AgentExit(OptionalInt.of(process.exitValue())))
                : Optional.empty();
    }
}
