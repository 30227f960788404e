package dev.sprintrunner.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sprintrunner.git.ChangedFile.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSnapshotIT {
    @TempDir
    Path directory;

    @Test
    void holdsTrackedChangedAndUntrackedFilesButNoIgnoredOnes() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        repository.write("kept", "1").write("changed", "1").write("gone", "1").write(".gitignore", "*.log\n");
        repository.write(".sprint-runner/.gitignore", "*\n").commit("one");
        repository.write("changed", "2").write("new", "1").write("noise.log", "1");
        repository.write(".sprint-runner/sprint-runner.db", "1");
        repository.delete("gone");

        String tree = repository.git().snapshotTree();

        assertThat(repository.git("ls-tree", "-r", "--name-only", tree).lines())
                .containsExactly(".gitignore", "changed", "kept", "new");
        assertThat(repository.git("cat-file", "blob", tree + ":changed")).isEqualTo("2");
    }

    @Test
    void leavesIndexRefsAndFilesAlone() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        repository.write("a", "1").write("b", "1").commit("one");
        repository.write("a", "2").write("c", "1");
        repository.git("add", "a");
        repository.write("a", "3");
        Map<String, String> before = contents(repository);

        repository.git().snapshotTree();

        assertThat(contents(repository)).isEqualTo(before);
    }

    @Test
    void worksWhileTheIndexIsLocked() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        repository.write("a", "1").commit("one");
        repository.write("b", "1");
        Files.createFile(directory.resolve(".git/index.lock"));

        assertThat(repository
                        .git("ls-tree", "--name-only", repository.git().snapshotTree())
                        .lines())
                .containsExactly("a", "b");
    }

    @Test
    void seesAChangeThatKeepsSizeAndFallsIntoTheSameInstant() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        for (int round = 0; round < 20; round++) {
            repository.write("a", "x" + round);
            repository.git("add", "a");
            repository.write("a", "y" + round);

            String tree = repository.git().snapshotTree();

            assertThat(repository.git("cat-file", "blob", tree + ":a")).isEqualTo("y" + round);
        }
    }

    @Test
    void worksInARepositoryWithNothingInIt() throws Exception {
        TestRepository repository = TestRepository.bareBones(directory);
        String empty = repository.git().snapshotTree();
        repository.write("first", "1\n2\n");
        String tree = repository.git().snapshotTree();

        assertThat(repository.git().changedFiles(empty, tree))
                .containsExactly(new ChangedFile(Status.ADDED, "first", 2, 0, false));
    }

    @Test
    void isTheSameForTheSameFiles() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        repository.write("a", "1").commit("one");
        String first = repository.git().snapshotTree();
        repository.write("a", "1").write("b", "1");
        repository.delete("b");

        assertThat(repository.git().snapshotTree()).isEqualTo(first);
        assertThat(repository.git().changedFiles(first, first)).isEmpty();
    }

    @Test
    void countsLinesAndTellsKindsApart() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        repository.write("changed", "1\n2\n3\n").write("gone", "1\n").write("moved", "1\n2\n3\n4\n5\n");
        repository.write("kind", "x").write("picture", "a\0b").commit("one");
        String before = repository.git().snapshotTree();
        repository.write("changed", "1\ntwo\n3\n4\n").write("new", "1\n").write("picture", "a\0c");
        repository.delete("gone");
        repository.delete("kind");
        Files.createSymbolicLink(directory.resolve("kind"), Path.of("changed"));
        Files.move(directory.resolve("moved"), directory.resolve("target"));

        assertThat(repository.git().changedFiles(before, repository.git().snapshotTree()))
                .containsExactly(
                        new ChangedFile(Status.MODIFIED, "changed", 2, 1, false),
                        new ChangedFile(Status.DELETED, "gone", 0, 1, false),
                        new ChangedFile(Status.TYPE_CHANGED, "kind", 1, 1, false),
                        new ChangedFile(Status.DELETED, "moved", 0, 5, false),
                        new ChangedFile(Status.ADDED, "new", 1, 0, false),
                        new ChangedFile(Status.MODIFIED, "picture", 0, 0, true),
                        new ChangedFile(Status.ADDED, "target", 5, 0, false));
    }

    @Test
    void cutsALongDiffAtALine() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        String before = repository.git().snapshotTree();
        repository.write("big", "0123456789\n".repeat(200_000));
        String after = repository.git().snapshotTree();

        UnifiedDiff diff = repository.git().unifiedDiff(before, after, "big", 1000);

        assertThat(diff.cut()).isTrue();
        assertThat(diff.text()).hasSizeBetween(900, 1000).endsWith("+0123456789\n");
        assertThat(repository
                        .git()
                        .unifiedDiff(before, after, "big", 10_000_000)
                        .cut())
                .isFalse();
        assertThat(repository.git().unifiedDiff(before, after, "other", 1000)).isEqualTo(new UnifiedDiff("", false));
    }

    @Test
    void worksInALinkedWorktree() throws Exception {
        TestRepository main = TestRepository.at(directory.resolve("main"));
        main.write("a", "1").commit("one");
        main.git("worktree", "add", "--quiet", "../linked");
        TestRepository linked = TestRepository.existing(directory.resolve("linked"));
        linked.write("b", "1");

        assertThat(Files.isRegularFile(linked.root.resolve(".git"))).isTrue();
        assertThat(linked.git().branch()).contains("linked");
        assertThat(linked.git("ls-tree", "--name-only", linked.git().snapshotTree())
                        .lines())
                .containsExactly("a", "b");
        assertThat(main.git().status().isClean()).isTrue();
    }

    @Test
    void recordsTheCommitOfASubmodule() throws Exception {
        TestRepository library = TestRepository.at(directory.resolve("library"));
        library.write("l", "1").commit("one");
        TestRepository repository = TestRepository.at(directory.resolve("repo"));
        repository.git("submodule", "--quiet", "add", library.root.toString(), "lib");
        repository.commit("with submodule");
        String before = repository.git().snapshotTree();
        TestRepository submodule = TestRepository.existing(repository.root.resolve("lib"));
        submodule.git("config", "user.name", "Ada");
        submodule.git("config", "user.email", "ada@example.com");
        submodule.write("l", "2").commit("two");
        String after = repository.git().snapshotTree();

        assertThat(repository.git().changedFiles(before, after))
                .extracting(ChangedFile::status, ChangedFile::path)
                .containsExactly(tuple(Status.MODIFIED, "lib"));
        assertThat(repository.git().unifiedDiff(before, after, "lib", 1000).text())
                .contains("+Subproject commit");
    }

    @Test
    void passesOverANestedRepositoryWithoutCommit() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        TestRepository.at(directory.resolve("nested")).write("x", "1");
        repository.write("a", "1");

        assertThat(repository
                        .git("ls-tree", "-r", "--name-only", repository.git().snapshotTree())
                        .lines())
                .contains("a");
    }

    @Test
    void readsASplitIndex() throws Exception {
        TestRepository repository = TestRepository.at(directory);
        repository.git("config", "core.splitIndex", "true");
        repository.write("a", "1").write("b", "1").commit("one");
        repository.git("update-index", "--split-index");
        repository.write("c", "1");
        Map<String, String> before = contents(repository);

        assertThat(repository
                        .git("ls-tree", "--name-only", repository.git().snapshotTree())
                        .lines())
                .containsExactly("a", "b", "c");
        assertThat(contents(repository)).isEqualTo(before);
    }

    /** Every file of the work tree and of .git but objects, with its bytes. */
    private static Map<String, String> contents(TestRepository repository) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(repository.root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = repository.root.relativize(file).toString();
                if (!name.startsWith(".git/objects")) {
                    contents.put(name, HexFormat.of().formatHex(Files.readAllBytes(file)));
                }
            }
        }
        return contents;
    }
}
