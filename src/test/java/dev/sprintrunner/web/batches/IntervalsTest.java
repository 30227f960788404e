package dev.sprintrunner.web.batches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.web.batches.Intervals.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    @Test
    void timeThatSeveralCoverCountsOnce() {
        assertThat(Intervals.covered(List.of())).isZero();
        assertThat(Intervals.covered(List.of(new Interval(50, 70), new Interval(0, 10))))
                .isEqualTo(30);
        assertThat(Intervals.covered(List.of(new Interval(0, 100), new Interval(10, 20), new Interval(90, 130))))
                .isEqualTo(130);
        assertThat(Intervals.covered(List.of(new Interval(5, 3)))).isZero();
    }
}
