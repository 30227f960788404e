package dev.sprintrunner.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectLocatorTest {
    @TempDir
    Path directory;

    private ProjectFixture project;

    @BeforeEach
    void createFixture() {
        project = new ProjectFixture(directory);
    }

    private Optional<Path> statusFile() {
        return project.open().statusFile().file();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".git/HEAD",
                "_bmad/bmm/config.yaml",
                "_bmad/config.toml",
                ".bmad/bmm/config.yaml",
                "bmad/core/config.yaml",
                "sprint-status.yaml",
                "docs/sprint-artifacts/sprint-status.yml",
                ".bmad-ephemeral/sprint-status.yaml"
            })
    void theProjectIsTheNearestParentWithAMark(String mark) throws IOException {
        project.with("outer/.git/HEAD", "").with("outer/inner/" + mark, "").with("outer/inner/src/main/x.txt", "");
        assertThat(ProjectLocator.nearest(project.path("outer/inner/src/main"))).isEqualTo(project.path("outer/inner"));
    }

    @Test
    void aGitWorktreesFileIsAMarkToo() {
        project.with("a/.git", "gitdir: elsewhere").with("a/b/x.txt", "");
        assertThat(ProjectLocator.nearest(project.path("a/b"))).isEqualTo(project.path("a"));
    }

    @Test
    void aDirectoryThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> ProjectLocator.open(project.path("nowhere"), Optional.empty()))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("--project");
    }

    @Test
    void currentGeneration() {
        project.with("_bmad/bmm/config.yaml", """
                        # Version: 6.0.4
                        planning_artifacts: "{project-root}/plan"
                        implementation_artifacts: '{output_folder}/impl'
                        output_folder: "{project-root}/out"
                        """)
                .with("_bmad/_config/manifest.yaml", "installation:\n  version: 6.2.0\n")
                .withSprint("out/impl/sprint-status.yaml");
        Project found = project.open();
        Path impl = project.path("out/impl");
        assertThat(found.statusFile().file()).contains(impl.resolve("sprint-status.yaml"));
        assertThat(found.folders())
                .isEqualTo(new ArtifactFolders(project.path("out"), project.path("plan"), impl, impl));
        assertThat(found.folders().archive()).isEqualTo(project.path("out/archived-artifacts"));
        assertThat(found.bmadVersion()).contains("6.2.0");
        assertThat(found.warnings()).isEmpty();
    }

    @Test
    void tomlWinsOverYamlAndPersonalOverTeam() {
        project.with("_bmad/bmm/config.yaml", "implementation_artifacts: from-yaml\noutput_folder: out\n")
                .with("_bmad/config.toml", """
                        [core]
                        output_folder = "toml-out"

                        [modules.bmm]
                        implementation_artifacts = "{project-root}/one" # installer
                        [agents.x]
                        implementation_artifacts = "no"
                        """)
                .with("_bmad/config.user.toml", "[modules.bmm]\nimplementation_artifacts = 'two'\n")
                .with("_bmad/custom/config.toml", "[modules.bmm]\nimplementation_artifacts = \"three\"\n");
        assertThat(project.open().folders().implementation()).isEqualTo(project.path("three"));
        project.with(
                "_bmad/custom/config.user.toml", "[modules.bmm]\nimplementation_artifacts = \"{output_folder}/4\"\n");
        assertThat(project.open().folders().implementation()).isEqualTo(project.path("toml-out/4"));
    }

    @Test
    void theYamlsFolderIsSearchedWhereTheTomlsHasNoFile() {
        project.with("_bmad/bmm/config.yaml", "implementation_artifacts: from-yaml\n")
                .with("_bmad/config.toml", "[modules.bmm]\nimplementation_artifacts = \"from-toml\"\n")
                .withSprint("from-yaml/sprint-status.yaml");
        assertThat(statusFile()).contains(project.path("from-yaml/sprint-status.yaml"));
    }

    @Test
    void alphaWithSprintArtifacts() {
        project.with(".bmad/bmm/config.yaml", """
                        # Version: 6.0.0-alpha.12
                        sprint_artifacts: '{project-root}/docs/sprint-artifacts'
                        output_folder: '{project-root}/docs'
                        """).withSprint("docs/sprint-artifacts/sprint-status.yaml");
        Project found = project.open();
        assertThat(found.statusFile().file()).contains(project.path("docs/sprint-artifacts/sprint-status.yaml"));
        assertThat(found.folders().stories()).isEqualTo(project.path("docs/sprint-artifacts"));
        assertThat(found.folders().planning()).isEqualTo(project.path("docs"));
        assertThat(found.bmadVersion()).contains("6.0.0-alpha.12");
    }

    @Test
    void alphaWithAnEphemeralFolder() {
        project.with(
                        ".bmad/bmm/config.yaml",
                        "dev_ephemeral_location: '{project-root}/.bmad-ephemeral'\noutput_folder: '{project-root}/docs'\n")
                .withSprint(".bmad-ephemeral/sprint-status.yaml");
        Project found = project.open();
        assertThat(found.statusFile().file()).contains(project.path(".bmad-ephemeral/sprint-status.yaml"));
        assertThat(found.folders().implementation()).isEqualTo(project.path(".bmad-ephemeral"));
        assertThat(found.folders().stories()).isEqualTo(project.path(".bmad-ephemeral/stories"));
    }

    @Test
    void firstAlphas() {
        project.with(
                        "bmad/bmm/config.yaml",
                        "dev_story_location: '{project-root}/docs/stories'\noutput_folder: '{project-root}/docs'\n")
                .withSprint("docs/sprint-status.yaml");
        Project found = project.open();
        assertThat(found.statusFile().file()).contains(project.path("docs/sprint-status.yaml"));
        assertThat(found.folders().implementation()).isEqualTo(project.path("docs"));
        assertThat(found.folders().stories()).isEqualTo(project.path("docs/stories"));
    }

    @Test
    void withoutAConfigurationTheKnownPlacesAreSearched() {
        project.withSprint("docs/implementation-artifacts/sprint-status.yml");
        Project found = project.open();
        assertThat(found.statusFile().file()).contains(project.path("docs/implementation-artifacts/sprint-status.yml"));
        assertThat(found.folders().output()).isEqualTo(project.path("docs"));
        assertThat(found.folders().implementation()).isEqualTo(project.path("docs/implementation-artifacts"));
    }

    @Test
    void whatTheConfigurationNamesWinsOverAFileLeftBehind() {
        project.with("_bmad/bmm/config.yaml", "implementation_artifacts: impl\n")
                .withSprint("impl/sprint-status.yaml")
                .withSprint("docs/sprint-status.yaml");
        assertThat(statusFile()).contains(project.path("impl/sprint-status.yaml"));
        assertThat(project.open().warnings())
                .singleElement()
                .asString()
                .startsWith(project.path("docs/sprint-status.yaml") + ": another sprint-status file, not used");
    }

    @Test
    void aBrokenFileIsNotReplacedByOneLeftBehind() {
        project.with("_bmad/bmm/config.yaml", "implementation_artifacts: impl\n")
                .with("impl/sprint-status.yaml", "# Done!\n")
                .withSprint("docs/sprint-status.yaml");
        assertThat(statusFile()).contains(project.path("impl/sprint-status.yaml"));
    }

    @Test
    void twoThatCountAndNoConfigurationAreAQuestion() {
        project.withSprint("docs/sprint-status.yaml").withSprint("_bmad-output/sprint-status.yaml");
        StatusFileSearch search = project.open().statusFile();
        assertThat(search.file()).isEmpty();
        assertThat(search.candidates())
                .containsExactly(
                        project.path("_bmad-output/sprint-status.yaml"), project.path("docs/sprint-status.yaml"));
        assertThat(search.problem().orElseThrow()).contains("several").contains("--sprint-status");
    }

    @Test
    void aFileOfAnotherKindDoesNotCount() {
        project.with("_bmad-output/sprint-status.yaml", "sprints: []\n").withSprint("docs/sprint-status.yaml");
        assertThat(statusFile()).contains(project.path("docs/sprint-status.yaml"));
    }

    @Test
    void aLinkToTheSameFileIsNotASecondOne() throws IOException {
        project.withSprint("docs/sprint-status.yaml");
        Files.createSymbolicLink(project.path("sprint-status.yaml"), project.path("docs/sprint-status.yaml"));
        assertThat(statusFile()).contains(project.path("docs/sprint-status.yaml"));
        assertThat(project.open().warnings()).isEmpty();
    }

    @Test
    void whereNothingCountsTheFileThatIsThereIsToldAbout() {
        project.with("bmad/sprint-status.yaml", "sprints: []\n");
        assertThat(statusFile()).contains(project.path("bmad/sprint-status.yaml"));
    }

    @Test
    void withoutAnyFileThePlacesAreNamed() {
        project.with("_bmad/bmm/config.yaml", "implementation_artifacts: impl\n");
        StatusFileSearch search = project.open().statusFile();
        assertThat(search.file()).isEmpty();
        assertThat(search.lookedAt())
                .startsWith(project.path("impl/sprint-status.yaml"), project.path("impl/sprint-status.yml"))
                .contains(project.path("docs/sprint-status.yaml"));
        assertThat(search.problem().orElseThrow())
                .startsWith("no sprint-status.yaml found; looked in " + project.root() + " and there in impl, ");
    }

    @Test
    void aFileMadeLaterIsFound() {
        assertThat(statusFile()).isEmpty();
        project.withSprint("_bmad-output/implementation-artifacts/sprint-status.yaml");
        assertThat(statusFile()).isPresent();
    }

    @Test
    void theOptionWinsAndMayNameAFolder() {
        project.withSprint("docs/sprint-status.yaml").withSprint("other/sprint-status.yml");
        assertThat(ProjectLocator.open(project.root(), Optional.of(Path.of("other")))
                        .statusFile()
                        .file())
                .contains(project.path("other/sprint-status.yml"));
        StatusFileSearch missing = ProjectLocator.open(project.root(), Optional.of(Path.of("missing.yaml")))
                .statusFile();
        assertThat(missing.file()).isEmpty();
        assertThat(missing.lookedAt()).containsExactly(project.path("missing.yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"implementation_artifacts: {project-root}/x\n", "a: b: c\n", "x: \"\\q\"\n", "a: \0\n"})
    void aBrokenConfigurationIsAWarning(String yaml) {
        project.with("_bmad/bmm/config.yaml", yaml).withSprint("docs/sprint-status.yaml");
        assertThat(statusFile()).contains(project.path("docs/sprint-status.yaml"));
        assertThat(project.open().warnings())
                .singleElement()
                .asString()
                .startsWith(project.path("_bmad/bmm/config.yaml") + ":1: cannot be parsed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{nobody}/x", "{implementation_artifacts}/x", "a\\u0000b"})
    void aFolderThatCannotBeResolvedIsAWarning(String value) {
        String toml = "[modules.bmm]\nimplementation_artifacts = \"" + value + "\"\n";
        project.with("_bmad/config.toml", toml).withSprint("docs/sprint-status.yaml");
        assertThat(statusFile()).contains(project.path("docs/sprint-status.yaml"));
        assertThat(project.open().warnings()).anyMatch(text -> text.contains("`implementation_artifacts`"));
    }

    @Test
    void anEmptyConfigurationIsNone() {
        project.with("_bmad/bmm/config.yaml", "").with("_bmad/config.toml", "# nothing\n");
        assertThat(project.open().folders().output()).isEqualTo(project.path("_bmad-output"));
        assertThat(project.open().warnings()).isEmpty();
    }
}
