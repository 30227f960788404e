package dev.sprintrunner.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.sprint.SprintStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryFilesTest {
    private static final String IMPL = "_bmad-output/implementation-artifacts/";

    @TempDir
    Path directory;

    private ProjectFixture project;

    @BeforeEach
    void createFixture() {
        project = new ProjectFixture(directory).withSprint(IMPL + "sprint-status.yaml");
    }

    private StoryFiles files(String... keys) throws IOException {
        String content = Arrays.stream(keys)
                .map(key -> "  \"" + key.replace("\\", "\\\\") + "\": backlog\n")
                .collect(Collectors.joining("", "development_status:\n", ""));
        return StoryFiles.list(project.open(), SprintStatus.parse(content.getBytes(UTF_8), "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {IMPL, IMPL + "stories/"})
    void findsTheFileNamedAfterTheKey(String folder) throws IOException {
        project.with(folder + "3a-1-chat.md", "").with(folder + "3a-1.md", "");
        assertThat(files("3a-1-chat").story("3a-1-chat")).contains(project.path(folder + "3a-1-chat.md"));
    }

    @Test
    void findsTheFileInTheFolderOfTheFirstAlphas() throws IOException {
        project.with("bmad/bmm/config.yaml", "dev_story_location: docs/tales\noutput_folder: docs\n")
                .withSprint("docs/sprint-status.yaml")
                .with("docs/tales/1-1-lamp.md", "");
        assertThat(files("1-1-lamp").story("1-1-lamp")).contains(project.path("docs/tales/1-1-lamp.md"));
        assertThat(files().newStory("1-2-x")).isEqualTo(project.path("docs/tales/1-2-x.md"));
        assertThat(files().newTechSpec("1-2-x")).isEqualTo(project.path("docs/tech-spec-1-2-x.md"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3a-1.md", "story-3a.1.md", "3a.1.story.md", "story-3a-1.md", "3a-1-older-slug.md", "3A-1.md"})
    void fallsBackToAnotherNameWithTheSameNumber(String name) throws IOException {
        project.with(IMPL + name, "");
        assertThat(files("3a-1-chat", "3a-10-archive").story("3a-1-chat")).contains(project.path(IMPL + name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3a-10-archive.md",
                "3a-10.md",
                "3a-1-2-part.md",
                "3a-1b-split.md",
                "13a-1-x.md",
                "3a-1-chat-discovery-story.md",
                "tech-spec-3a-1-chat.md",
                "3a-1-code-review.md",
                "3a-1-other.txt",
                "epic-3a-1.md"
            })
    void neverTakesAnotherStorysFile(String name) throws IOException {
        project.with(IMPL + name, "");
        assertThat(files("3a-1-chat", "3a-10-archive").story("3a-1-chat")).isEmpty();
    }

    @Test
    void aFileNamedAfterAnotherKeyIsThatStorys() throws IOException {
        project.with(IMPL + "8-9-subgraph.md", "");
        assertThat(files("8-9-subgraph", "8-9-collapse").story("8-9-collapse")).isEmpty();
    }

    @Test
    void twoOtherSlugsAreNone() throws IOException {
        project.with(IMPL + "3a-1-one.md", "").with(IMPL + "3a-1-two.md", "");
        assertThat(files("3a-1-chat").story("3a-1-chat")).isEmpty();
    }

    @Test
    void keysWithoutANumberHaveOnlyTheirOwnFile() throws IOException {
        project.with(IMPL + "rebuild-cache-again.md", "");
        assertThat(files("rebuild-cache").story("rebuild-cache")).isEmpty();
    }

    @Test
    void findsDiscoveryAndTechSpecByKeyOrId() throws IOException {
        project.with(IMPL + "3a-1-discovery-story.md", "").with(IMPL + "tech-spec-3a-1-chat.md", "");
        StoryFiles files = files("3a-1-chat");
        assertThat(files.discovery("3a-1-chat")).contains(project.path(IMPL + "3a-1-discovery-story.md"));
        assertThat(files.techSpec("3a-1-chat")).contains(project.path(IMPL + "tech-spec-3a-1-chat.md"));
        assertThat(files.newDiscovery("3a-1-chat")).isEqualTo(project.path(IMPL + "3a-1-chat-discovery-story.md"));
    }

    @Test
    void anIdOfTwoStoriesNamesNeithersDiscovery() throws IOException {
        project.with(IMPL + "8-9-discovery-story.md", "");
        assertThat(files("8-9-subgraph", "8-9-collapse").discovery("8-9-collapse"))
                .isEmpty();
    }

    @Test
    void realKeysAreFileNamesAsTheyAre() throws IOException {
        String key = "3-1-YouTube API Setup & 配置";
        assertThat(files(key).newStory(key)).isEqualTo(project.path(IMPL + key + ".md"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../etc/passwd",
                "..",
                "/etc/passwd",
                "1-1-ui/ux",
                "1-1-..\\..\\x",
                "1-1-a\0b",
                "1-1-a\nb",
                "-rf",
                ".git"
            })
    void aHostileKeyStaysInItsFolder(String key) throws IOException {
        StoryFiles files = files("1-1-x");
        for (Path path : new Path[] {files.newStory(key), files.newDiscovery(key), files.newTechSpec(key)}) {
            assertThat(path.normalize())
                    .isEqualTo(path)
                    .hasParentRaw(project.path(IMPL.substring(0, IMPL.length() - 1)));
            assertThat(path.getFileName().toString()).doesNotStartWith(".").doesNotStartWith("-");
        }
        assertThat(files.story(key)).isEmpty();
    }

    @Test
    void keysThatAreMadeSafeDoNotShareAFile() throws IOException {
        StoryFiles files = files("1-1-x");
        assertThat(files.newStory("1-1-a/b")).isNotEqualTo(files.newStory("1-1-a\\b"));
        assertThat(files.newStory("1-1-a/b")).isNotEqualTo(files.newStory("1-1-a_b"));
    }

    @Test
    void veryLongKeysAreCut() throws IOException {
        String key = "1-1-" + "灯".repeat(90);
        assertThat(files(key).newTechSpec(key).getFileName().toString().getBytes(UTF_8).length)
                .isLessThan(255);
    }
}
