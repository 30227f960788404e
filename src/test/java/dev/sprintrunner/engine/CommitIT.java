package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.testkit.TestProject;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to the work of stories that are done. */
@Timeout(60)
class CommitIT extends FakeAgentCase {

    @Test
    void nativeCommitsWithoutAnAgent() throws Exception {
        TestProject project = project()
                .story(STORY, "ready-for-dev")
                .story(SECOND, "ready-for-dev")
                .create();
        TestEngine engine = engine(project, "commit_mode: native");

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(agent.commands()).doesNotContain("batch-commit");
        assertThat(project.commits()).first().isEqualTo("feat(1): implement stories 1-1, 1-2");
        assertThat(project.git("status", "--porcelain")).isEmpty();
        assertThat(project.git("ls-files")).doesNotContain(".sprint-runner");
        assertThat(engine.query("select status, head_before <> head_after, json_extract(verdict, '$.outcome')"
                        + " from commands where command = 'batch-commit'"))
                .containsExactly("completed|1|committed");
    }

    @Test
    void aHookThatRefusesTheNativeCommitIsTold() throws Exception {
        TestProject project = project("ready-for-dev");
        Path hook = project.root().resolve(".git/hooks/pre-commit");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\necho 'lint: 3 problems' >&2\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        TestEngine engine = engine(project, "commit_mode: native");

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(engine.query("select failure from commands where command = 'batch-commit'"))
                .hasSize(3)
                .allMatch(failure -> failure.contains("lint: 3 problems"));
        assertThat(project.commits()).hasSize(1);
        assertThat(project.status(STORY)).isEqualTo("done");
    }

    @Test
    void offCommitsNothing() throws Exception {
        TestProject project = project("ready-for-dev");
        TestEngine engine = engine(project, "commit_mode: off");

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(engine.commands()).containsExactly("dev-story|completed", "code-review-1|completed");
        assertThat(project.commits()).hasSize(1);
    }

    @Test
    void aProjectWithoutGitIsCarriedOutWithoutCommits() throws Exception {
        TestProject project = project("ready-for-dev");
        delete(project.root().resolve(".git"));
        agent.on("dev-story", 1).starts().answers("All done.");
        TestEngine engine = engine(project);

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(engine.commands())
                .containsExactly("dev-story|failed", "dev-story|completed", "code-review-1|completed");
        assertThat(engine.messages("batch:warning"))
                .contains("the project is not under version control: nothing is committed");
        assertThat(project.root().resolve(".git")).doesNotExist();
        assertThat(project.status(STORY)).isEqualTo("done");
    }

    @Test
    void blockedStoriesAreNotCommitted() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story").starts().takesEffect().answers("BLOCKED: no way");
        TestEngine engine = engine(project, "commit_mode: native");

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(project.commits()).hasSize(1);
    }

    @Test
    void archivingMovesTheFilesOfDoneStoriesOnly() throws Exception {
        TestProject project =
                project().story(STORY, "backlog").story(SECOND, "backlog").create();
        agent.on("dev-story", 2).starts().answers("BLOCKED: no way");
        agent.on("dev-story", 3).starts().answers("BLOCKED: no way");
        agent.on("dev-story", 4).starts().answers("BLOCKED: no way");
        TestEngine engine = engine(project, "archive_artifacts: true");

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(project.storyFile(STORY)).doesNotExist();
        assertThat(project.artifacts().resolve(STORY + "-discovery-story.md")).doesNotExist();
        assertThat(project.artifacts().resolve(SECOND + "-discovery-story.md")).exists();
        assertThat(project.storyFile(SECOND)).exists();
        assertThat(project.root().resolve("_bmad-output"))
                .isDirectoryRecursivelyContaining("glob:**/archived-artifacts/" + STORY + ".md");
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
