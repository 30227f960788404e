package dev.sprintrunner.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.command.CommandType;
import org.junit.jupiter.api.Test;

class BmadCommandTest {

    @Test
    void looksForTheNewestGenerationFirst() {
        assertThat(BmadCommand.candidates(CommandType.CODE_REVIEW))
                .extracting(BmadCommand::file)
                .containsExactly(
                        ".claude/skills/bmad-code-review/SKILL.md",
                        ".claude/skills/bmad-bmm-code-review/SKILL.md",
                        ".claude/commands/bmad-bmm-code-review.md",
                        ".claude/commands/bmad/bmm/workflows/code-review.md");
    }

    @Test
    void onlyTheCurrentSkillsRunWithoutTheWorkflowEngine() {
        assertThat(BmadCommand.candidates(CommandType.CODE_REVIEW))
                .extracting(BmadCommand::hasWorkflowEngine)
                .containsExactly(false, true, true, true);
    }

    @Test
    void knowsNoCounterpartThatWouldOnlyAsk() {
        assertThat(BmadCommand.candidates(CommandType.PROJECT_CONTEXT)).isEmpty();
        assertThat(BmadCommand.candidates(CommandType.CREATE_TECH_SPEC)).isEmpty();
    }
}
