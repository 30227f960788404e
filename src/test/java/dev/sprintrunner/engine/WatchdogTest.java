package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.claude.protocol.ProcessEnd.EndedBy;
import dev.sprintrunner.engine.Watchdog.Sight;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private static final Duration NONE = Duration.ZERO;
    private final Watchdog watchdog =
            new Watchdog(Duration.ofMinutes(90), Duration.ofMinutes(15), Duration.ofSeconds(30));

    private static Sight sight(Duration running, Duration silent, boolean answered, Duration expectedWait) {
        return new Sight(running, silent, answered, expectedWait);
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Test
    void anAgentThatTalksIsLeftAlone() {
        assertThat(watchdog.judge(sight(minutes(90), NONE, false, NONE))).isEmpty();
    }

    @Test
    void silenceUpToTheLimitIsNormalAndBeyondItAStall() {
        assertThat(watchdog.judge(sight(minutes(15), minutes(15), false, NONE))).isEmpty();
        assertThat(watchdog.judge(sight(minutes(16), minutes(15).plusMillis(1), false, NONE)))
                .contains(EndedBy.STALLED);
    }

    @Test
    void aRunLongerThanAllowedIsEndedHoweverMuchItTalks() {
        assertThat(watchdog.judge(sight(minutes(90).plusMillis(1), NONE, false, NONE)))
                .contains(EndedBy.TIMED_OUT);
        assertThat(watchdog.judge(sight(minutes(91), NONE, true, NONE))).contains(EndedBy.TIMED_OUT);
    }

    @Test
    void afterTheResultOnlyTheGraceIsWaited() {
        assertThat(watchdog.judge(sight(minutes(5), Duration.ofSeconds(30), true, NONE)))
                .isEmpty();
        assertThat(watchdog.judge(sight(minutes(5), Duration.ofSeconds(31), true, NONE)))
                .contains(EndedBy.RESULT_GRACE);
        assertThat(watchdog.judge(sight(minutes(120), minutes(20), true, NONE))).contains(EndedBy.RESULT_GRACE);
    }

    @Test
    void anAgentThatSaidItWaitsForTheApiIsWaitedFor() {
        assertThat(watchdog.judge(sight(minutes(120), minutes(100), false, minutes(200))))
                .isEmpty();
        assertThat(watchdog.judge(sight(minutes(30), minutes(20), false, minutes(-5))))
                .contains(EndedBy.STALLED);
    }
}
