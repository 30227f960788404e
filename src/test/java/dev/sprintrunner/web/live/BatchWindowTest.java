package dev.sprintrunner.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchWindowTest {
    private static final long MILLI = 1_000_000;

    private final BatchWindow window = new BatchWindow(0);

    @Test
    void opensAtOnceAfterASilence() {
        assertThat(window.untilNext(0)).isZero();
        window.flushed(0);
        assertThat(window.untilNext(70 * MILLI)).isZero();
    }

    @Test
    void opensEvery50Milliseconds() {
        window.flushed(10 * MILLI);

        assertThat(window.untilNext(10 * MILLI)).isEqualTo(Duration.ofMillis(50));
        assertThat(window.untilNext(40 * MILLI)).isEqualTo(Duration.ofMillis(20));
    }
}
