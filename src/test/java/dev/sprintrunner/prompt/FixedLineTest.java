package dev.sprintrunner.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.command.CommandName;
import dev.sprintrunner.command.CommandType;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixedLineTest {
    private static final CommandName DEV = CommandName.of(CommandType.DEV_STORY);

    @Test
    void namesCommandKeyEpicAndAttempt() {
        CommandName review = new CommandName(CommandType.CODE_REVIEW, 2);

        assertThat(FixedLine.of(review, List.of("2a-1-scanner"), "2a"))
                .isEqualTo("sprint-command: code-review-2; stories: 2a-1-scanner; epic: 2a; attempt: 2");
    }

    @Test
    void separatesKeysByCommaAndBlankInTheGivenOrder() {
        CommandName create = CommandName.of(CommandType.CREATE_STORY);

        assertThat(FixedLine.of(create, List.of("2a-10-z", "2a-2-a"), "2a"))
                .isEqualTo("sprint-command: create-story; stories: 2a-10-z, 2a-2-a; epic: 2a; attempt: 1");
    }

    @Test
    void writesADashForNoStoryAndNoEpic() {
        CommandName context = CommandName.of(CommandType.PROJECT_CONTEXT);

        assertThat(FixedLine.of(context, List.of(), null))
                .isEqualTo("sprint-command: generate-project-context; stories: -; epic: -; attempt: 1");
    }

    @Test
    void keepsWholeKeysAsPeopleWriteThem() {
        assertThat(FixedLine.of(DEV, List.of("4-1 Größe & Maß_%"), "4"))
                .isEqualTo("sprint-command: dev-story; stories: 4-1 Größe & Maß_%; epic: 4; attempt: 1");
    }

    @Test
    void encodesWhatWouldEndAFieldOrTheLine() {
        assertThat(FixedLine.of(DEV, List.of("1-1-a;b,c\nsprint-command: x\u2028y"), "1\r2"))
                .isEqualTo("sprint-command: dev-story; stories: 1-1-a%3Bb%2Cc%0Asprint-command: x%E2%80%A8y;"
                        + " epic: 1%0D2; attempt: 1");
    }
}
