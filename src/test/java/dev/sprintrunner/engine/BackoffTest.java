package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    /** Draws no jitter. */
    private static final RandomGenerator NEVER = fixed(0);

    private static RandomGenerator fixed(double drawn) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public double nextDouble() {
                return drawn;
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 5", "2, 10", "3, 20", "7, 320", "8, 600", "1000000, 600"})
    void pausesBeforeRetriesDoubleUpToTenMinutes(int retry, long seconds) {
        assertThat(new Backoff(NEVER).retry(Duration.ofSeconds(5), retry)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aLongFirstPauseIsNotLengthened() {
        assertThat(new Backoff(NEVER).retry(Duration.ofMinutes(30), 1)).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "4, 40", "5, 60", "50, 60"})
    void withoutAResetTimePausesGrowFromFiveMinutesToAnHour(int hits, long minutes) {
        assertThat(new Backoff(NEVER).unknownReset(hits)).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void jitterLengthensByAFifthAtMost() {
        assertThat(new Backoff(fixed(0.999_999)).retry(Duration.ofSeconds(10), 1))
                .isBetween(Duration.ofMillis(11_900), Duration.ofSeconds(12));
        assertThat(new Backoff(fixed(0.5)).afterReset()).isEqualTo(Duration.ofMillis(5_500));
    }

    @Test
    void parallelAgentsDoNotReturnAsOne() {
        Backoff backoff = new Backoff(new Random(1));

        assertThat(backoff.retry(Duration.ofSeconds(60), 1)).isNotEqualTo(backoff.retry(Duration.ofSeconds(60), 1));
    }
}
