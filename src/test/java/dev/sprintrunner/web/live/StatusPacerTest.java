package dev.sprintrunner.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StatusPacerTest {
    private static final long MILLI = 1_000_000;

    private final StatusPacer pacer = new StatusPacer();

    @Test
    void isNeverDueUnasked() {
        assertThat(pacer.takeDue(Long.MAX_VALUE - 1)).isFalse();
    }

    @Test
    void manyChangesMakeOneLookWithin100Milliseconds() {
        assertThat(pacer.changed(0)).isTrue();
        assertThat(pacer.changed(10 * MILLI)).as("it is due already").isFalse();

        assertThat(pacer.untilDue(0)).isBetween(Duration.ZERO, Duration.ofMillis(100));
        assertThat(pacer.takeDue(49 * MILLI)).isFalse();
        assertThat(pacer.takeDue(50 * MILLI)).isTrue();
        assertThat(pacer.takeDue(51 * MILLI)).isFalse();
    }

    @Test
    void activityMakesOneLookASecond() {
        pacer.activity(0);
        assertThat(pacer.takeDue(50 * MILLI)).isTrue();

        pacer.activity(60 * MILLI);
        assertThat(pacer.takeDue(1_049 * MILLI)).isFalse();
        assertThat(pacer.takeDue(1_050 * MILLI)).isTrue();
    }

    @Test
    void aChangeDoesNotWaitForTheSecondOfActivity() {
        pacer.activity(0);
        pacer.takeDue(50 * MILLI);
        pacer.activity(60 * MILLI);

        assertThat(pacer.changed(100 * MILLI)).isTrue();
        assertThat(pacer.takeDue(150 * MILLI)).isTrue();
    }
}
