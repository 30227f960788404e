package dev.sprintrunner.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.project.MarkdownHeadings.Heading;
import dev.sprintrunner.sprint.SprintStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectDocumentsTest {
    private static final String PLAN = "_bmad-output/planning-artifacts/";
    private static final String IMPL = "_bmad-output/implementation-artifacts/";

    @TempDir
    Path directory;

    private ProjectFixture project;

    @BeforeEach
    void createFixture() {
        project = new ProjectFixture(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_bmad-output/project-context.md",
                PLAN + "project-context.md",
                "docs/project_context.md",
                "project-context.md",
                "services/api/project-context.md"
            })
    void findsTheProjectContext(String name) throws IOException {
        project.with(name, "").with("node_modules/x/project-context.md", "").with("_bmad/x/project-context.md", "");
        assertThat(new ProjectContextFile(project.open()).existing()).contains(project.path(name));
    }

    @Test
    void aNewProjectContextBelongsToThePlanningArtifacts() throws IOException {
        project.with("node_modules/x/project-context.md", "").with(".venv/project-context.md", "");
        ProjectContextFile context = new ProjectContextFile(project.open());
        assertThat(context.existing()).isEmpty();
        assertThat(context.path()).isEqualTo(project.path(PLAN + "project-context.md"));
    }

    @Test
    void listsWholeDocumentsAndShards() throws IOException {
        project.with(PLAN + "architecture.md", "")
                .with(PLAN + "architecture/index.md", "")
                .with(PLAN + "architecture/data.md", "")
                .with(PLAN + "PRD.md", "")
                .with(PLAN + "linux-notes.md", "")
                .with("docs/ux-design.md", "");
        PlanningDocuments documents = new PlanningDocuments(project.open());
        assertThat(documents.architecture())
                .containsExactly(
                        project.path(PLAN + "architecture.md"),
                        project.path(PLAN + "architecture/data.md"),
                        project.path(PLAN + "architecture/index.md"));
        assertThat(documents.prd()).containsExactly(project.path(PLAN + "PRD.md"));
        assertThat(documents.ux()).containsExactly(project.path("docs/ux-design.md"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1-1-lamp|A brighter lamp",
                "1-2-dimming|Dimming, as planned",
                "1-3-night_mode|Night mode",
                "1-4|1-4",
                "rebuild-cache|Rebuild cache"
            })
    void titlesComeFromTheStoryTheEpicsOrTheKey(String key, String title) throws IOException {
        project.withSprint(IMPL + "sprint-status.yaml")
                .with(
                        IMPL + "1-1-lamp.md",
                        "---\nbaseline_commit: x\n# y\n---\n\n# Story 1.1: A brighter lamp\n\n## Story\n")
                .with(IMPL + "1-3-night_mode.md", "no heading\n")
                .with(PLAN + "epics.md", "### Story 1.1: A lamp\n\n### **Story 1.2: Dimming, as planned**\n");
        String content = "development_status:\n  " + key + ": backlog\n";
        SprintStatus status = SprintStatus.parse(content.getBytes(UTF_8), "x");
        StoryTitles titles = StoryTitles.read(project.open(), StoryFiles.list(project.open(), status));
        assertThat(titles.title(status.require(key))).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"1, Lamps", "2a, Passage: planning", "10, Ten", "001, Lamps", "story-1, Lamps", "3, -", "9, -"})
    void anEpicsTitleStandsInItsHeading(String id, @Nullable String title) throws IOException {
        project.withSprint(IMPL + "sprint-status.yaml")
                .with(
                        PLAN + "epics.md",
                        "# Epics\n\n## Epic 10 - Ten\n## **Epic 1: Lamps**\n## Epic 2a: Passage: planning\n## Epic 3\n");
        SprintStatus none = SprintStatus.parse(new byte[0], "x");
        StoryTitles titles = StoryTitles.read(project.open(), StoryFiles.list(project.open(), none));

        assertThat(titles.epic(id)).isEqualTo(Optional.ofNullable(title));
    }

    @Test
    void aTitleTurnsNoReadingOrderRound() throws IOException {
        project.withSprint(IMPL + "sprint-status.yaml")
                .with(PLAN + "epics.md", "## Epic 1: \u202Egnp\u2066\u001B[31m.exe\n\n### Story 1.2: \u202EDimming\n");
        SprintStatus none = SprintStatus.parse(new byte[0], "x");
        StoryTitles titles = StoryTitles.read(project.open(), StoryFiles.list(project.open(), none));

        assertThat(titles.epic("1")).hasValue("gnp [31m.exe");
        assertThat(titles.title("1-2-dimming", "1-2")).isEqualTo("Dimming");
    }

    @Test
    void aFileIsReadAgainOnlyWhenItHasChanged() throws IOException {
        project.withSprint(IMPL + "sprint-status.yaml").with(PLAN + "epics.md", "## Epic 1: Lamps\n");
        Path file = project.open().root().resolve(PLAN + "epics.md");
        FileTime time = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file, time);
        FileHeadings headings = new FileHeadings();
        assertThat(headings.of(file, 1_000)).extracting(Heading::text).containsExactly("Epic 1: Lamps");

        Files.writeString(file, "## Epic 1: Timer\n");
        Files.setLastModifiedTime(file, time);
        assertThat(headings.of(file, 1_000))
                .as("of the same time and size")
                .extracting(Heading::text)
                .containsExactly("Epic 1: Lamps");

        Files.setLastModifiedTime(file, FileTime.fromMillis(2_000_000));
        assertThat(headings.of(file, 1_000)).extracting(Heading::text).containsExactly("Epic 1: Timer");
    }
}
