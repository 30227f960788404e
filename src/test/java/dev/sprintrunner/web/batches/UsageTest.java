package dev.sprintrunner.web.batches;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsageTest {
    @Test
    void anUnknownCostAddsNothingAndStaysUnknownAlone() {
        Usage known = new Usage(1.5, 10, 4, 20, 30);

        assertThat(Usage.NONE.plus(Usage.NONE).costUsd()).isNull();
        assertThat(Usage.NONE.plus(known)).isEqualTo(known);
        assertThat(known.plus(Usage.NONE)).isEqualTo(known);
        assertThat(known.plus(known)).isEqualTo(new Usage(3.0, 20, 8, 40, 60));
    }

    @Test
    void storiesOfOneCommandShareItEqually() {
        assertThat(new Usage(1.5, 10, 4, 20, 30).share(2)).isEqualTo(new Usage(0.75, 5, 2, 10, 15));
        assertThat(Usage.NONE.share(2).costUsd()).isNull();
        assertThat(new Usage(1.5, 10, 4, 20, 30).tokensIn()).isEqualTo(60);
    }
}
