package dev.sprintrunner.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.sprint.SprintStatus;
import java.io.IOException;
import java.nio.file.Path;
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
}
