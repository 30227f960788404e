package dev.sprintrunner.web.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.git.CommitResult;
import dev.sprintrunner.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitReaderIT {
    private static final Map<String, String> NOBODY_ELSE = Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_AUTHOR_NAME", "Ada",
            "GIT_AUTHOR_EMAIL", "ada@example.com",
            "GIT_COMMITTER_NAME", "Ada",
            "GIT_COMMITTER_EMAIL", "ada@example.com");

    @TempDir
    Path root;

    private Git repository() throws IOException, InterruptedException {
        Process init = new ProcessBuilder("git", "init", "--quiet", "--initial-branch=main", root.toString())
                .inheritIO()
                .start();
        assertThat(init.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Git(root, NOBODY_ELSE);
    }

    private String commit(Git git, String file, String content) throws Exception {
        Files.writeString(root.resolve(file), content);
        CommitResult result = git.commitAll("change " + file, List.of());
        assertThat(result).isInstanceOf(CommitResult.Committed.class);
        return ((CommitResult.Committed) result).hash();
    }

    private static @Nullable GitTile read(Git git, Optional<CommitRange> range) {
        return new GitReader(git, () -> range).get();
    }

    private static Optional<CommitRange> range(@Nullable String from, @Nullable String to) {
        return Optional.of(new CommitRange(from, to));
    }

    @Test
    void withoutGitThereIsNoTile() {
        assertThat(read(new Git(root, NOBODY_ELSE), Optional.empty())).isNull();
    }

    @Test
    void commitsOfTheBatchAndWhatIsNotCommittedAreCounted() throws Exception {
        Git git = repository();
        String before = commit(git, "a", "1\n2\n");
        String first = commit(git, "a", "1\n3\n4\n");
        commit(git, "b", "1\n");
        Files.writeString(root.resolve("c"), "new");

        assertThat(read(git, range(before, null))).isEqualTo(new GitTile("main", 2, 2, 3, 1, 1));
        assertThat(read(git, range(before, first))).isEqualTo(new GitTile("main", 1, 1, 2, 1, 1));
        assertThat(read(git, Optional.empty())).isEqualTo(new GitTile("main", 0, 0, 0, 0, 1));
    }

    @Test
    void aBatchThatBeganBeforeTheFirstCommitHasAllOfThem() throws Exception {
        Git git = repository();
        assertThat(read(git, range(null, null))).isEqualTo(new GitTile("main", 0, 0, 0, 0, 0));
        commit(git, "a", "1\n2\n");

        assertThat(read(git, range(null, null))).isEqualTo(new GitTile("main", 1, 1, 2, 0, 0));
    }

    @Test
    void aCommitThatIsGoneLeavesNoTile() throws Exception {
        Git git = repository();
        commit(git, "a", "1\n");

        assertThat(read(git, range("0123456789012345678901234567890123456789", null)))
                .isNull();
    }
}
