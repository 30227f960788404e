package dev.sprintrunner.claude.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Nobody tells us when a process ends that is not our child, so it is looked at now and then. */
record AdoptedAgent(ProcessTable table, ProcessIdentity identity, Instant startedAt, String cookie)
        implements RunningAgent {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    @Override
    public boolean isAlive() {
        return table.find(identity.pid())
                .filter(entry -> entry.identity().equals(identity))
                .isPresent();
    }

    @Override
    public Optional<AgentExit> waitFor(Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (isAlive()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return Optional.empty();
            }
            Thread.sleep(
                    Math.min(BETWEEN_LOOKS.toMillis(), Duration.ofNanos(left).toMillis() + 1));
        }
        return Optional.of(new AgentExit(OptionalInt.empty()));
    }
}
