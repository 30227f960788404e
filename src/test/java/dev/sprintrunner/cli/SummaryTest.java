package dev.sprintrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.store.BatchRows.BatchRow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {
    private static final BatchReport.Story DONE = new BatchReport.Story(
            "1-1-a-story-with-quite-a-long-name", "1-1", "done", "accepted", 3, Duration.ofMinutes(75), 12.5);

    private static List<String> of(String status, int width, BatchReport.Story... stories) {
        BatchRow batch = new BatchRow(4, 0, 90_000L, 2, 1, status, null, 12.5);
        return Summary.of(new BatchReport(batch, List.of(stories)), width);
    }

    @Test
    void tellsWhatBecameOfEachStory() {
        assertThat(of("completed", 100, DONE))
                .containsExactly(
                        "Batch 4 completed. 1 cycle, 1 min 30 s, $12.50.",
                        "story                               status         reviews         time      cost",
                        "1-1-a-story-with-quite-a-long-name  done                 3   1 h 15 min    $12.50");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 70, 80, 120})
    void theTableFits(int width) {
        assertThat(of("completed", width, DONE))
                .allSatisfy(line -> assertThat(line.length()).isLessThan(width));
    }

    @Test
    void saysHowToGoOnWithABlockedStory() {
        BatchReport.Story blocked =
                new BatchReport.Story("1-2-b", "1-2", "blocked", "same issues three times", 3, Duration.ZERO, 0);

        assertThat(of("completed", 80, blocked))
                .endsWith(
                        "1-2 is blocked: same issues three times. Look into it, then let it be tried again:",
                        "  sprint-runner set 1-2 ready-for-dev",
                        "  sprint-runner run 1 --story 1-2");
    }

    @ParameterizedTest
    @CsvSource({"stopped, true", "error, true", "interrupted, true", "completed, false"})
    void saysHowToGoOnWithTheBatch(String status, boolean resumable) {
        assertThat(of(status, 80, DONE).contains("Go on with: sprint-runner resume 4"))
                .isEqualTo(resumable);
    }
}
