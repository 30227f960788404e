package dev.sprintrunner.sprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.sprint.Samples.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of 26 real projects, which a clone of this repository does not have. */
class RealSamplesTest {
    private static final String ABSENT =
            "NOT RUN: the sprint-status files of real projects (shared/sprint-status-samples) are not on this machine";
    private static final Optional<List<Sample>> REAL = Samples.real();

    @BeforeAll
    static void sayIfAbsent() {
        if (REAL.isEmpty()) {
            System.out.println(ABSENT);
        }
        Assumptions.assumeTrue(REAL.isPresent(), ABSENT);
    }

    static Stream<Sample> samples() {
        return REAL.stream().flatMap(List::stream);
    }

    @Test
    void areAllThere() {
        assertThat(REAL.orElseThrow()).hasSize(26);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void yieldWhatTheIndexSays(Sample sample) {
        SampleAssert.assertYieldsWhatTheIndexSays(sample);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void areReadInMilliseconds(Sample sample) {
        assertThat(bestOf(10, sample)).isLessThan(Duration.ofMillis(50));
    }

    /** The best of some runs, because other programs are busy too. */
    private static Duration bestOf(int runs, Sample sample) {
        Duration best = Duration.ofDays(1);
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            sample.parse();
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            best = taken.compareTo(best) < 0 ? taken : best;
        }
        return best;
    }
}
