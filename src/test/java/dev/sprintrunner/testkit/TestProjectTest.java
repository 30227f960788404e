package dev.sprintrunner.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestProjectTest {
    @TempDir
    Path dir;

    @Test
    void makesACleanWorkTreeWithItsPlan() {
        TestProject project = TestProject.in(dir)
                .epic("1", "in-progress")
                .story("1-1-a", "review")
                .story("1-2-b", "backlog")
                .create();

        assertThat(project.git("status", "--porcelain")).isEmpty();
        assertThat(project.commits()).containsExactly("Plan the sprint");
        assertThat(project.status("epic-1")).isEqualTo("in-progress");
        assertThat(project.status("1-1-a")).isEqualTo("review");
        assertThat(project.storyFile("1-1-a")).exists();
        assertThat(project.storyFile("1-2-b")).doesNotExist();
        assertThatThrownBy(() -> project.status("1-9-z")).hasMessageContaining("no 1-9-z");
    }

    @Test
    void keepsAGivenStatusTextByteForByte() {
        String text = "development_status:\r\n  1-1-a: backlog # mine\r\n";

        assertThat(TestProject.in(dir).statusText(text).create().statusFile())
                .hasBinaryContent(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void makesTheProjectContextOfTheAgeThatIsWanted() throws Exception {
        TestProject old = TestProject.in(dir.resolve("old"))
                .contextAge(Duration.ofHours(30))
                .create();
        TestProject none = TestProject.in(dir.resolve("none")).withoutContext().create();

        assertThat(Files.getLastModifiedTime(old.contextFile()).toInstant())
                .isBefore(Instant.now().minus(Duration.ofHours(29)));
        assertThat(none.contextFile()).doesNotExist();
    }
}
