package dev.sprintrunner.claude.process;

import java.time.Duration;

/**
 * How long each step of an ending may take. Each ends early when there is nothing left to wait for.
 *
 * @param afterInterrupt what the agent gets to end its tools after INT
 * @param afterTerminate what it gets after TERM
 * @param leftovers      what processes that outlived it get after TERM, before KILL
 * @param afterKill      how long killing goes on while new processes keep coming or old ones stay
 */
public record TerminationTimes(
        Duration afterInterrupt, Duration afterTerminate, Duration leftovers, Duration afterKill) {

    public static TerminationTimes standard() {
        return new TerminationTimes(
                Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(5));
    }
}
