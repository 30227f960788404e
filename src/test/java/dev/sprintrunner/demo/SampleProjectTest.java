package dev.sprintrunner.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleProjectTest {
    private static final Path STATUS = Path.of("_bmad-output/implementation-artifacts/sprint-status.yaml");

    @TempDir
    private Path temp;

    @Test
    void writesACompleteProject() throws IOException {
        SampleProject.write(temp);
        assertThat(temp.resolve(".gitignore")).content().contains(".sprint-runner/", ".simulated-agent/");
        assertThat(temp.resolve("check")).isExecutable();
        assertThat(temp.resolve("_bmad/bmm/config.yaml")).isNotEmptyFile();
        assertThat(temp.resolve("_bmad-output/planning-artifacts/prd.md")).isNotEmptyFile();
        assertThat(temp.resolve("_bmad-output/planning-artifacts/architecture.md"))
                .isNotEmptyFile();
        assertThat(temp.resolve("_bmad-output/planning-artifacts/project-context.md"))
                .doesNotExist();
    }

    @Test
    void everyStoryOfTheSprintIsInTheEpicsAndHasAScript() throws IOException {
        SampleProject.write(temp);
        String epics = Files.readString(temp.resolve("_bmad-output/planning-artifacts/epics.md"));
        List<String> keys = storyKeys();
        assertThat(keys).hasSize(7);
        for (String key : keys) {
            String id = SprintCommand.shortId(key);
            assertThat(epics).contains("### Story " + id.replace('-', '.') + ": ");
            if (!key.startsWith("1-1-")) {
                assertThat(StoryBook.script(key).documents().story())
                        .contains("# Story " + id.replace('-', '.') + ": ");
                assertThat(StoryBook.script(key).development().sources()).hasSize(2);
            }
        }
    }

    @Test
    void storiesBeyondBacklogHaveTheirFiles() throws IOException {
        SampleProject.write(temp);
        assertThat(temp.resolve(STATUS).resolveSibling("1-1-read-a-tide-table.md"))
                .content()
                .contains("Status: done");
        assertThat(temp.resolve(STATUS).resolveSibling("2a-2-springs-or-neaps.md"))
                .content()
                .contains("Status: ready-for-dev");
    }

    @Test
    void refusesADirectoryThatIsNotEmpty() throws IOException {
        Files.writeString(temp.resolve("mine"), "precious");
        assertThatThrownBy(() -> SampleProject.create(temp))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not empty");
        assertThat(temp).isDirectoryNotContaining("glob:**.md");
    }

    private List<String> storyKeys() throws IOException {
        return Files.readString(temp.resolve(STATUS))
                .lines()
                .filter(line -> line.matches("  \\d.*"))
                .map(line -> line.strip().replaceAll(":.*", ""))
                .toList();
    }
}
