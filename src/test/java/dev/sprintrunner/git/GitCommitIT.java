package dev.sprintrunner.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.git.CommitResult.Committed;
import dev.sprintrunner.git.CommitResult.Failed;
import dev.sprintrunner.git.CommitResult.Nothing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCommitIT {
    @TempDir
    Path directory;

    @Test
    void commitsEverythingThatIsNotIgnored() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        repository
                .write("a", "1")
                .write("gone", "1")
                .write(".gitignore", "*.log\n")
                .commit("one");
        repository.write("a", "2").write("new file", "1").write("x.log", "1");
        repository.delete("gone");

        CommitResult result = repository.git().commitAll("feat(2a): ünï\n\n# not a comment\n", List.of());

        assertThat(result).isEqualTo(new Committed(repository.git().head().orElseThrow()));
        assertThat(repository.git("log", "-1", "--format=%B").strip()).isEqualTo("feat(2a): ünï\n\n# not a comment");
        assertThat(repository.git("ls-tree", "-r", "--name-only", "HEAD").lines())
                .containsExactly(".gitignore", "a", "new file");
        assertThat(repository.git().status().isClean()).isTrue();
    }

    @Test
    void makesTheFirstCommit() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        repository.write("a", "1");

        assertThat(repository.git().commitAll("first", List.of())).isInstanceOf(Committed.class);
        assertThat(repository.git().commitAll("second", List.of())).isEqualTo(new Nothing());
    }

    @Test
    void hasNothingToCommitInAnEmptyRepository() throws Exception {
        assertThat(TestRepository.at(directory).git().commitAll("first", List.of()))
                .isEqualTo(new Nothing());
    }

    @Test
    void leavesExcludedPathsOut() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        repository.write("keep", "1").write("docs/status.yaml", "1").commit("one");
        repository.write("keep", "2").write("docs/status.yaml", "2").write("notes/a*b", "1");
        repository.write("notes/axb", "1");

        CommitResult result = repository.git().commitAll("two", List.of("docs", "notes/a*b"));

        assertThat(result).isInstanceOf(Committed.class);
        assertThat(repository.git().status().entries())
                .extracting(StatusEntry::path)
                .containsExactlyInAnyOrder("docs/status.yaml", "notes/a*b");
        assertThat(repository.git().commitAll("three", List.of("docs", "notes")))
                .isEqualTo(new Nothing());
    }

    @Test
    void tellsWhatAHookSaid() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        repository.hook("pre-commit", "echo 'the linter found 3 errors'\nexit 1\n");
        repository.write("a", "1");

        CommitResult result = repository.git().commitAll("one", List.of());

        assertThat(result).isInstanceOf(Failed.class);
        assertThat(((Failed) result).reason()).contains("the linter found 3 errors");
        assertThat(repository.git().head()).isEmpty();
    }

    @Test
    void isNotHeldUpByWhatAHookLeavesRunning() throws Exception {
        TestRepository repository = TestRepository.at(directory.resolve("repo"));
        repository.hook("post-commit", "sleep 120 &\necho $! > ../pid\n");
        repository.write("a", "1");
        long start = System.nanoTime();

        CommitResult result = repository.git().commitAll("one", List.of());

        assertThat(result).isInstanceOf(Committed.class);
        assertThat(System.nanoTime() - start).isLessThan(60_000_000_000L);
        long pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    @Test
    void stopsAHookThatDoesNotEndAndLeavesNoLock() throws Exception {
        TestRepository repository = TestRepository.at(directory.resolve("repo"));
        repository.hook("pre-commit", "touch ../hooked\nsleep 300\n");
        repository.write("a", "1");
        GitRunner runner = new GitRunner(repository.root, TestRepository.ISOLATED);
        NativeCommit commit = new NativeCommit(repository.git(), runner, Duration.ofSeconds(5));

        assertThatThrownBy(() -> commit.commit("one", List.of()))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("git commit")
                .hasMessageContaining("did not end within 5 s");

        assertThat(directory.resolve("hooked")).exists();
        assertThat(repository.root.resolve(".git/index.lock")).doesNotExist();
        assertThat(repository.git().head()).isEmpty();
    }

    @Test
    void asksForAMissingIdentity() throws Exception {
        TestRepository repository = TestRepository.bareBones(directory);
        repository.git("config", "user.useConfigOnly", "true");
        repository.write("a", "1");

        CommitResult result = repository.git().commitAll("one", List.of());

        assertThat(result).isInstanceOf(Failed.class);
        assertThat(((Failed) result).reason()).contains("user.name").contains("user.email");
    }

    @Test
    void doesNotCommitConflictMarkers() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        repository.write("a", "base\n").commit("base");
        repository.git("checkout", "--quiet", "-b", "side");
        repository.write("a", "side\n").commit("side");
        repository.git("checkout", "--quiet", "main");
        String head = repository.write("a", "main\n").commit("main");
        new ProcessBuilder("git", "merge", "--quiet", "side")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();

        CommitResult result = repository.git().commitAll("all", List.of());

        assertThat(result).isInstanceOf(Failed.class);
        assertThat(((Failed) result).reason()).contains("resolve the conflict in a (1 in all)");
        assertThat(repository.git().head()).contains(head);
    }
}
