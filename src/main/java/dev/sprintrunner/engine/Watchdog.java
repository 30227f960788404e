package dev.sprintrunner.engine;

import dev.sprintrunner.claude.protocol.ProcessEnd.EndedBy;
import java.time.Duration;
import java.util.Optional;

/**
 * When a running agent must be ended. Pure: it is told what was seen and for how long.
 *
 * @param commandTimeout a run's whole time
 * @param stallTimeout   silence
 * @param resultGrace    silence after the result, with nothing left to wait for
 */
record Watchdog(Duration commandTimeout, Duration stallTimeout, Duration resultGrace) {

    /**
     * @param running      since its start
     * @param silent       since its last output
     * @param answered     whether a result was read and no background work is left
     * @param expectedWait how much longer the agent itself said it would wait for the API
     */
    record Sight(Duration running, Duration silent, boolean answered, Duration expectedWait) {}

    Optional<EndedBy> judge(Sight sight) {
        if (sight.answered() && sight.silent().compareTo(resultGrace) > 0) {
            return Optional.of(EndedBy.RESULT_GRACE);
        }
        boolean waitsForApi =
                !sight.expectedWait().isNegative() && !sight.expectedWait().isZero();
        if (waitsForApi) {
            return Optional.empty();
        }
        if (sight.running().compareTo(commandTimeout) > 0) {
            return Optional.of(EndedBy.TIMED_OUT);
        }
        return sight.silent().compareTo(stallTimeout) > 0 ? Optional.of(EndedBy.STALLED) : Optional.empty();
    }
}
