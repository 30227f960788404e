package dev.sprintrunner.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpicTextsTest {
    private static final String PLAN = "_bmad-output/planning-artifacts/";
    private static final String EPICS = """
            # Lantern - Epics

            ## Epic List

            ### Epic 1: Lamps
            Short.
            ### Epic 2: Timers

            ## Epic 1: Lamps

            All about lamps.

            ### Story 1.1: A lamp

            ```sh
            ## Epic 2: not a heading
            ```

            ### Story 1.2: Dimming

            ## Epic 2: Timers

            ### Story 2.1: A timer

            ## Epic 3.5: Half

            Half an epic.

            ## Epic 5-SR: Relays

            ## **Epic 10 – Mesh**

            Mesh text.

            ## Summary

            Over.
            """;

    @TempDir
    Path directory;

    private ProjectFixture project;

    @BeforeEach
    void createFixture() {
        project = new ProjectFixture(directory);
    }

    private EpicTexts.EpicText find(String epicId) throws IOException {
        return new EpicTexts(project.open()).find(epicId).orElseThrow();
    }

    @Test
    void givesTheEpicsSectionWithItsStories() throws IOException {
        project.with(PLAN + "epics.md", EPICS);
        assertThat(find("1").text())
                .startsWith("## Epic 1: Lamps\n\nAll about lamps.")
                .contains("## Epic 2: not a heading")
                .endsWith("### Story 1.2: Dimming\n\n");
    }

    @ParameterizedTest
    @CsvSource({
        "2, ## Epic 2: Timers",
        "3-5, ## Epic 3.5: Half",
        "3.5, ## Epic 3.5: Half",
        "5-sr, ## Epic 5-SR: Relays",
        "10, ## **Epic 10 – Mesh**",
        "010, ## **Epic 10 – Mesh**",
        "story-002, ## Epic 2: Timers"
    })
    void findsTheSectionInEverySpelling(String id, String firstLine) throws IOException {
        project.with(PLAN + "epics.md", EPICS);
        assertThat(find(id).text()).startsWith(firstLine);
        assertThat(find(id).whole()).isFalse();
    }

    @Test
    void endsBeforeWhatIsNotTheEpics() throws IOException {
        project.with(PLAN + "epics.md", EPICS);
        assertThat(find("10").text()).contains("Mesh text.").doesNotContain("Summary");
    }

    @Test
    void storiesOnTheEpicsOwnLevelBelongToIt() throws IOException {
        project.with(PLAN + "epics.md", "## Epic 1: A\n\n## Story 1.1: x\n\ntext\n\n## Epic 2: B\n");
        assertThat(find("1").text()).isEqualTo("## Epic 1: A\n\n## Story 1.1: x\n\ntext\n\n");
    }

    @ParameterizedTest
    @CsvSource({"3", "5", "1a", "7"})
    void givesTheWholeDocumentForAnEpicWithoutSection(String id) throws IOException {
        project.with(PLAN + "epics.md", EPICS);
        assertThat(find(id).whole()).isTrue();
        assertThat(find(id).text()).isEqualTo(EPICS);
    }

    @Test
    void aLongDocumentIsCutAndSaysSo() throws IOException {
        project.with(PLAN + "epics.md", "# Epics\n" + "line\n".repeat(50_000));
        assertThat(find("1").text())
                .hasSizeLessThan(EpicTexts.MAX_WHOLE_CHARS + 100)
                .endsWith("line\n\n[cut here: the document is longer]\n");
    }

    @Test
    void findsThePartOfAShardedDocument() throws IOException {
        project.with(PLAN + "epics/index.md", "# Epics\n\n## Epic 2: Timers\n")
                .with(PLAN + "epics/epic-2-timers.md", "# Timers\n\ntext")
                .with(PLAN + "epics/epic-20-more.md", "# More\n")
                .with(PLAN + "epics/lamps.md", "# Epic 1: Lamps\n\nlamps");
        assertThat(find("2").file()).isEqualTo(project.path(PLAN + "epics/epic-2-timers.md"));
        assertThat(find("1").text()).isEqualTo("# Epic 1: Lamps\n\nlamps");
    }

    @Test
    void findsTheDocumentOfOlderGenerationsInTheOutputFolder() throws IOException {
        project.with("bmad/bmm/config.yaml", "output_folder: '{project-root}/docs'\n")
                .with("docs/tech-spec-epic-1.md", "# Epic 1\n")
                .with("docs/epic-1-retro-2026-05-09.md", "# Epic 1\n")
                .with("docs/lantern-epics.md", EPICS);
        assertThat(find("1").file()).isEqualTo(project.path("docs/lantern-epics.md"));
    }

    @Test
    void thereMayBeNone() throws IOException {
        assertThat(new EpicTexts(project.open()).find("1")).isEmpty();
    }
}
