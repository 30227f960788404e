package dev.sprintrunner.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.command.CommandType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InjectionPlanTest {
    private static final InjectionSource CONTEXT = new InjectionSource("project context", "/p/c.md", "frozen");
    private static final InjectionSource EPIC = new InjectionSource("epic 2a", "/p/epics.md", "## Epic 2a");

    @ParameterizedTest
    @CsvSource({
        "CREATE_STORY,     project context|epic 2a",
        "STORY_DISCOVERY,  project context|epic 2a",
        "STORY_REVIEW,     project context|story file|discovery file",
        "CREATE_TECH_SPEC, project context|story file|discovery file",
        "TECH_SPEC_REVIEW, project context|story file|discovery file|tech-spec file",
        "DEV_STORY,        project context|story file|discovery file|tech-spec file",
        "CODE_REVIEW,      project context|story file|tech-spec file",
        "BATCH_COMMIT,     ''",
        "PROJECT_CONTEXT,  project context",
    })
    void givesEachCommandWhatItNeeds(CommandType type, String labels) {
        List<PromptStory> stories = type == CommandType.PROJECT_CONTEXT ? List.of() : List.of(Contexts.SCANNER);

        assertThat(InjectionPlan.sources(type, stories, CONTEXT, EPIC))
                .extracting(source -> source.label().replace(" of 2a-1-scanner", ""))
                .containsExactly(labels.isEmpty() ? new String[0] : labels.split("\\|", -1));
    }

    @Test
    void keepsTheFilesOfAStoryTogether() {
        assertThat(InjectionPlan.sources(
                        CommandType.STORY_REVIEW, List.of(Contexts.SCANNER, Contexts.PARSER), null, null))
                .containsExactly(
                        InjectionSource.ofFile("story file of 2a-1-scanner", "/p/impl/2a-1-scanner.md"),
                        InjectionSource.ofFile(
                                "discovery file of 2a-1-scanner", "/p/impl/2a-1-scanner-discovery-story.md"),
                        InjectionSource.ofFile("story file of 2a-2-parser", "/p/impl/2a-2-parser.md"),
                        InjectionSource.ofFile(
                                "discovery file of 2a-2-parser", "/p/impl/2a-2-parser-discovery-story.md"));
    }
}
