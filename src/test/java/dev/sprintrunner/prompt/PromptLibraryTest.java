package dev.sprintrunner.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.command.PromptSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptLibraryTest {
    private static final String MINIMAL =
            "Mine. {{stories}} {{ground_rules}} {{situation}} {{task_reports}} {{verdict}}";

    @TempDir
    Path folder;

    @Test
    void usesTheBuiltInPromptsWhenThereIsNoFolder() {
        PromptLibrary library = PromptLibrary.load(folder.resolve("none"));

        Prompt prompt = library.prompt(PromptSet.AUTO, Contexts.of(CommandType.DEV_STORY));

        assertThat(prompt.template()).isEqualTo("built-in dev-story.md");
        assertThat(library.warnings()).isEmpty();
    }

    @Test
    void prefersTheUsersFileOfTheSameName() throws IOException {
        Path own = write("dev-story.md", "\uFEFF" + MINIMAL);

        PromptLibrary library = PromptLibrary.load(folder);

        Prompt dev = library.prompt(PromptSet.AUTO, Contexts.of(CommandType.DEV_STORY));
        assertThat(dev.template()).isEqualTo(own.toString());
        assertThat(dev.text())
                .startsWith("sprint-command: dev-story; stories: 2a-1-scanner; epic: 2a; attempt: 1\n\nMine. ");
        assertThat(library.prompt(PromptSet.AUTO, Contexts.of(CommandType.CREATE_STORY))
                        .template())
                .isEqualTo("built-in create-story.md");
    }

    @Test
    void overridesBmadPromptsAndSharedPassagesByTheirPath() throws IOException {
        Path own = write("bmad/dev-story.md", MINIMAL + " {{bmad_file}}");
        write("shared/ground-rules.md", "Only one rule.");

        Prompt prompt = PromptLibrary.load(folder)
                .prompt(PromptSet.AUTO, Contexts.with(Contexts.of(CommandType.DEV_STORY), Contexts.SKILL));

        assertThat(prompt.template()).isEqualTo(own.toString());
        assertThat(prompt.text()).contains("Only one rule.", ".claude/skills/bmad-dev-story/SKILL.md");
    }

    @Test
    void refusesAFileWithoutWhatTheCommandNeeds() throws IOException {
        Path own = write(
                "code-review.md", "Review {{stories}}.\nBe kind. {{ground_rules}} {{task_reports}} {{situation}}\n");

        assertThatThrownBy(() -> PromptLibrary.load(folder))
                .isInstanceOf(PromptException.class)
                .hasMessage("%1$s:2: the placeholder {{previous_issues}} is missing; add it before the end%n"
                                .formatted(own)
                                .replace("\r\n", "\n")
                        + own + ":2: the placeholder {{verdict}} is missing; add it before the end");
    }

    @Test
    void namesTheProblemsOfAllFiles() throws IOException {
        write("dev-story.md", MINIMAL + "\n{{storys}}");
        Files.write(folder.resolve("create-story.md"), new byte[] {'a', (byte) 0xE4});
        Files.write(folder.resolve("resume.md"), new byte[300 * 1024]);
        Files.createDirectories(folder.resolve("story-review.md"));

        assertThatThrownBy(() -> PromptLibrary.load(folder))
                .isInstanceOf(PromptException.class)
                .hasMessageContainingAll(
                        folder.resolve("dev-story.md") + ":2: unknown placeholder {{storys}}",
                        folder.resolve("create-story.md") + ": is not UTF-8 text; save it as UTF-8",
                        folder.resolve("resume.md") + ": is larger than 256 KB; shorten it",
                        folder.resolve("story-review.md") + ": cannot be read");
    }

    @Test
    void warnsOfAFileThatOverridesNothing() throws IOException {
        Path misspelt = write("devstory.md", "x");
        write("README.md", "my notes");
        write("dev-story.md~", "a backup");

        assertThat(PromptLibrary.load(folder).warnings())
                .containsExactly(misspelt + " is not used: no prompt has this name");
    }

    @Test
    void callsTheInstalledSkillUnlessTheBuiltInSetIsChosen() {
        PromptLibrary library = PromptLibrary.load(folder);
        PromptContext context = Contexts.with(Contexts.of(CommandType.DEV_STORY), Contexts.SKILL);

        assertThat(library.prompt(PromptSet.AUTO, context).template()).isEqualTo("built-in bmad/dev-story.md");
        assertThat(library.prompt(PromptSet.BMAD, context).template()).isEqualTo("built-in bmad/dev-story.md");
        assertThat(library.prompt(PromptSet.BUILTIN, context).template()).isEqualTo("built-in dev-story.md");
    }

    @Test
    void warnsWhenTheBmadSetIsChosenAndTheSkillIsMissing() {
        PromptLibrary library = PromptLibrary.load(folder);

        Prompt prompt = library.prompt(PromptSet.BMAD, Contexts.of(CommandType.DEV_STORY));

        assertThat(prompt.template()).isEqualTo("built-in dev-story.md");
        assertThat(prompt.warnings()).singleElement().asString().contains("prompt_set is bmad", "dev-story");
        assertThat(library.prompt(PromptSet.BMAD, Contexts.of(CommandType.STORY_DISCOVERY))
                        .warnings())
                .as("commands which BMAD has not are no reason to warn")
                .isEmpty();
    }

    @Test
    void copiesOfTheBuiltInFilesLoadWithoutComplaint() throws IOException {
        for (var file : PromptLibrary.builtinFiles().entrySet()) {
            write(file.getKey(), file.getValue());
        }

        PromptLibrary library = PromptLibrary.load(folder);

        assertThat(library.warnings()).isEmpty();
        assertThat(library.prompt(PromptSet.BUILTIN, Contexts.of(CommandType.DEV_STORY))
                        .template())
                .isEqualTo(folder.resolve("dev-story.md").toString());
        assertThat(PromptLibrary.builtinFiles())
                .containsKeys("generate-project-context.md", "bmad/code-review.md", "shared/verdict-code-review.md");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
