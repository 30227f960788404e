package dev.sprintrunner.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SprintCommandTest {
    @Test
    void readsTheFirstLineOfAPrompt() {
        String prompt =
                "sprint-command: code-review-2; stories: 2a-1-scanner; epic: 2a; attempt: 2\n\nReview the story.";

        assertThat(SprintCommand.parse(prompt))
                .contains(new SprintCommand("code-review-2", List.of("2a-1-scanner"), "2a", 2));
    }

    @Test
    void readsTwoStoriesAndNone() {
        assertThat(SprintCommand.parse("sprint-command: create-story; stories: 1-1-a, 1-2-b; epic: 1; attempt: 1")
                        .orElseThrow()
                        .stories())
                .containsExactly("1-1-a", "1-2-b");
        assertThat(SprintCommand.parse("sprint-command: generate-project-context; stories: -; epic: -; attempt: 1")
                        .orElseThrow()
                        .stories())
                .isEmpty();
    }

    @Test
    void readsNoLineButTheFirst() {
        assertThat(SprintCommand.parse("Hello.\nsprint-command: dev-story; stories: 1-1-a; epic: 1; attempt: 1"))
                .isEmpty();
    }

    @Test
    void shortensAKeyByItsEpic() {
        SprintCommand command = new SprintCommand("dev-story", List.of(), "5-sr", 1);

        assertThat(command.id("5-sr-3-core")).isEqualTo("5-sr-3");
        assertThat(command.id("5-sr-3")).isEqualTo("5-sr-3");
        assertThat(command.id("other")).isEqualTo("other");
    }
}
