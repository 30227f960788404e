package dev.sprintrunner.web.sprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.sprint.SprintStatus;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpicHealthTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "done | done,done | -",
                "done | done,deferred | -",
                "done | done,blocked,backlog | the epic is done, but 2 of its 3 stories are not",
                "in-progress | done,backlog | -",
                "in-progress | done,done | nothing is left to do, but the epic is not done",
                "backlog | backlog,ready-for-dev | -",
                "backlog | review,done,backlog | the epic is in the backlog, but work on 2 of its 3 stories has begun",
                "deferred | done,done | -",
                "whatever | backlog | -",
                "done | - | -"
            })
    void anEpicIsComparedWithItsStories(String epic, @Nullable String stories, @Nullable String warning) {
        StringBuilder text = new StringBuilder("development_status:\n  epic-1: " + epic + "\n");
        int number = 1;
        for (String status : stories == null ? new String[0] : stories.split(",", -1)) {
            text.append("  1-").append(number++).append("-x: ").append(status).append('\n');
        }
        SprintStatus status = SprintStatus.parse(text.toString().getBytes(StandardCharsets.UTF_8), "x");

        assertThat(EpicHealth.warning(status.epics().get(0).statusClass(), status.stories()))
                .isEqualTo(Optional.ofNullable(warning));
    }
}
