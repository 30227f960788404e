package dev.sprintrunner.prompt;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.command.CommandName;
import dev.sprintrunner.command.CommandType;
import org.junit.jupiter.api.Test;

class PromptContextTest {

    @Test
    void refusesAStoryCommandWithoutAStory() {
        assertThatThrownBy(() -> Contexts.of(CommandName.of(CommandType.DEV_STORY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dev-story needs a story, was given none");
    }
}
