package dev.sprintrunner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SprintCommandTest {

    @Test
    void readsTheFirstLineOfAPrompt() {
        Optional<SprintCommand> command = SprintCommand.parse(
                "sprint-command: code-review-2; stories: 2a-1-scanner; epic: 2a; attempt: 2\nReview it.");
        assertThat(command).hasValueSatisfying(read -> {
            assertThat(read.name()).hasToString("code-review-2");
            assertThat(read.stories()).containsExactly("2a-1-scanner");
            assertThat(read.epic()).isEqualTo("2a");
        });
    }

    @Test
    void aDashStandsForNoStories() {
        assertThat(SprintCommand.parse("sprint-command: generate-project-context; stories: -; epic: -; attempt: 1"))
                .hasValueSatisfying(read -> assertThat(read.stories()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hello",
                "say sprint-command: dev-story; stories: 1-1; epic: 1; attempt: 1",
                "sprint-command: paint-story; stories: 1-1; epic: 1; attempt: 1",
                "sprint-command: dev-story; stories: 1-1",
                "\nsprint-command: dev-story; stories: 1-1; epic: 1; attempt: 1"
            })
    void anythingElseIsNoCommand(String prompt) {
        assertThat(SprintCommand.parse(prompt)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2a-1-session-scanner, 2a-1", "1-3b-foo, 1-3b", "10-12, 10-12", "login, login"})
    void theShortIdIsWhatStandsBeforeTheSlug(String key, String id) {
        assertThat(SprintCommand.shortId(key)).isEqualTo(id);
    }
}
