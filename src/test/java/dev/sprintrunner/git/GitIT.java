package dev.sprintrunner.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitIT {
    @TempDir
    Path directory;

    @Test
    void tellsWorkTreesFromOtherDirectories() throws Exception {
        TestRepository repository = TestRepository.at(directory.resolve("repo"));
        repository.write("sub/file", "x");
        Files.createDirectories(directory.resolve("plain"));
        TestRepository.existing(directory).git("init", "--quiet", "--bare", "bare.git");

        assertThat(repository.git().isWorkTree()).isTrue();
        assertThat(TestRepository.existing(repository.root.resolve("sub")).git().isWorkTree())
                .isTrue();
        assertThat(TestRepository.existing(directory.resolve("plain"))
                        .gitWith(Map.of("GIT_CEILING_DIRECTORIES", directory.toString()))
                        .isWorkTree())
                .isFalse();
        assertThat(TestRepository.existing(directory.resolve("bare.git")).git().isWorkTree())
                .isFalse();
    }

    @Test
    void namesADirectoryThatIsGone() {
        Git git = new Git(directory.resolve("gone"));

        assertThatThrownBy(git::isWorkTree).isInstanceOf(GitException.class).hasMessageContaining("gone is not there");
    }

    @Test
    void saysWhatGitSaidWhenItFails() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        String missing = "0123456789abcdef0123456789abcdef01234567";

        assertThatThrownBy(() -> repository.git().changedFiles(missing, missing))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("git diff-tree")
                .hasMessageContaining("exit code 128")
                .hasMessageContaining(missing);
    }

    @Test
    void aRepositoryWithoutCommitHasABranchButNoHead() throws Exception {
        Git git = TestRepository.at(directory).git();

        assertThat(git.head()).isEmpty();
        assertThat(git.branch()).contains("main");
        assertThat(git.status().isClean()).isTrue();
    }

    @Test
    void readsHeadAndBranch() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        String hash = repository.write("a", "1").commit("one");
        assertThat(repository.git().head()).contains(hash);
        assertThat(repository.git().branch()).contains("main");

        repository.git("checkout", "--quiet", "--detach");

        assertThat(repository.git().head()).contains(hash);
        assertThat(repository.git().branch()).isEmpty();
    }

    @Test
    void listsEveryKindOfChange() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        repository.write("changed", "1").write("deleted", "1").write("moved", "content of some length\n");
        repository.write(".gitignore", "ignored\n").commit("one");
        repository
                .write("changed", "2")
                .write("new/one", "1")
                .write("new/two", "1")
                .write("ignored", "1");
        repository.delete("deleted");
        repository.git("mv", "moved", "target");

        assertThat(repository.git().status().entries())
                .containsExactlyInAnyOrder(
                        new StatusEntry(' ', 'M', "changed"),
                        new StatusEntry(' ', 'D', "deleted"),
                        new StatusEntry('D', ' ', "moved"),
                        new StatusEntry('A', ' ', "target"),
                        new StatusEntry('?', '?', "new/one"),
                        new StatusEntry('?', '?', "new/two"));
    }

    @Test
    void namesPathsFromTheTopAlsoInASubdirectory() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        repository.write("app/a.txt", "1\n").write("b.txt", "1\n").commit("one");
        Git git = TestRepository.existing(directory.resolve("app")).git();
        String before = git.snapshotTree();
        repository.write("app/a.txt", "2\n").write("b.txt", "2\n");
        String after = git.snapshotTree();

        assertThat(git.status().entries()).extracting(StatusEntry::path).containsExactly("app/a.txt", "b.txt");
        assertThat(git.changedFiles(before, after))
                .extracting(ChangedFile::path)
                .containsExactly("app/a.txt", "b.txt");
        assertThat(git.unifiedDiff(before, after, "app/a.txt", 10_000).text()).contains("-1\n+2\n");
    }

    @Test
    void keepsOddNamesWhole() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        String[] names = {"with space", "quote\"d", "new\nline", "tab\there", "ünïcödé", "日本", "-dash", ":colon", "*"};
        Git git = repository.git();
        String before = git.snapshotTree();
        for (String name : names) {
            repository.write(name, "content of " + name + "\n");
        }
        String after = git.snapshotTree();

        assertThat(git.status().entries()).extracting(StatusEntry::path).containsExactlyInAnyOrder(names);
        assertThat(git.changedFiles(before, after))
                .extracting(ChangedFile::path)
                .containsExactlyInAnyOrder(names);
        for (String name : names) {
            String diff = git.unifiedDiff(before, after, name, 10_000).text();
            assertThat(diff).contains("+content of " + name.lines().findFirst().orElseThrow());
            assertThat(diff.split("diff --git", -1)).as(name).hasSize(2);
        }
    }

    @Test
    void logsCommitsNewestFirst() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        String one = repository.commit("one");
        String two = repository.commit("two\n\nwith a body");
        String three = repository.commit("three: ünï");

        assertThat(repository.git().log(one, three, 10))
                .extracting(LoggedCommit::hash, LoggedCommit::author, LoggedCommit::subject)
                .containsExactly(tuple(three, "Ada Lovelace", "three: ünï"), tuple(two, "Ada Lovelace", "two"));
        assertThat(repository.git().log(null, three, 10)).hasSize(3);
        assertThat(repository.git().log(null, three, 1)).hasSize(1);
    }

    @Test
    void takesNoOptionForAHash() throws Exception {
        Git git = TestRepository.at(directory).git();

        assertThatThrownBy(() -> git.changedFiles("--output=x", "0123"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--output=x");
    }

    @Test
    void namesWhatIsHalfDone() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        repository.write("a", "1").commit("one");
        repository.git("checkout", "--quiet", "-b", "other");
        repository.write("a", "2").commit("two");
        repository.git("checkout", "--quiet", "main");
        repository.write("a", "3").commit("three");
        assertThat(repository.git().unfinishedOperation()).isEmpty();

        assertThatThrownBy(() -> repository.git("rebase", "other")).isInstanceOf(AssertionError.class);

        assertThat(repository.git().unfinishedOperation()).contains("rebase");
    }

    @Test
    void tellsWhetherAFolderIsTracked() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        repository.write("in/a", "1").commit("one");
        repository.write("i[n]/b", "1");

        assertThat(repository.git().tracks(repository.root.resolve("in"))).isTrue();
        assertThat(repository.git().tracks(repository.root.resolve("i[n]")))
                .as("a name is no pattern")
                .isFalse();
    }
}
