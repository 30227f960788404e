package dev.sprintrunner.web.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.web.status.Durations.Past;
import java.util.List;
import org.junit.jupiter.api.Test;

class DurationsTest {
    private static Past dev(long millis) {
        return new Past(CommandType.DEV_STORY, millis, 1L);
    }

    @Test
    void aShareLiesBetweenItsNeighboursAsOnALine() {
        Durations past = new Durations(List.of(dev(40), dev(10), dev(20), dev(30), dev(100)));

        assertThat(past.quantile(CommandType.DEV_STORY, 0.5)).isEqualTo(30);
        assertThat(past.quantile(CommandType.DEV_STORY, 0.25)).isEqualTo(20);
        assertThat(past.quantile(CommandType.DEV_STORY, 0.75)).isEqualTo(40);
        assertThat(past.quantile(CommandType.DEV_STORY, 0.125)).isEqualTo(15);
        assertThat(past.quantile(CommandType.DEV_STORY, 1)).isEqualTo(100);
    }

    @Test
    void aTypeThatNeverRanIsTakenForAnAverageCommand() {
        Durations past = new Durations(List.of(dev(10), dev(30)));

        assertThat(past.quantile(CommandType.BATCH_COMMIT, 0.5)).isEqualTo(20);
        assertThat(new Durations(List.of()).quantile(CommandType.VERIFY, 0.5)).isZero();
    }

    @Test
    void reviewsAreCountedForEachStory() {
        Durations past = new Durations(List.of(
                new Past(CommandType.CODE_REVIEW, 1, 1L),
                new Past(CommandType.CODE_REVIEW, 1, 1L),
                new Past(CommandType.CODE_REVIEW, 1, 1L),
                new Past(CommandType.CODE_REVIEW, 1, 2L),
                new Past(CommandType.STORY_REVIEW, 1, 2L)));

        assertThat(past.reviewsOfAStory()).isEqualTo(2);
        assertThat(new Durations(List.of()).reviewsOfAStory()).isEqualTo(1.5);
    }
}
