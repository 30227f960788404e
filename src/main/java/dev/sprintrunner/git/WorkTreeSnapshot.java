package dev.sprintrunner.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Records the work tree as a tree object, by way of an index of its own. The user's index, refs and files stay as
 * they are; only unreferenced objects are added, which git's garbage collection removes after two weeks.
 */
final class WorkTreeSnapshot {
    /** With --ignore-errors, files that cannot be read are left out and git ends with this. */
    private static final int SOME_LEFT_OUT = 1;

    private final Path directory;
    private final GitRunner git;

    WorkTreeSnapshot(Path directory, GitRunner git) {
        this.directory = directory;
        this.git = git;
    }

    String take() throws GitException {
        try (ScratchDirectory scratch = ScratchDirectory.create()) {
            Path index = scratch.resolve("index");
            copyIndexTo(index);
            Map<String, String> privateIndex = Map.of("GIT_INDEX_FILE", index.toString());
            addAll(privateIndex);
            return git.run(GitCall.of("-c", "core.splitIndex=false", "write-tree")
                            .withEnvironment(privateIndex))
                    .line();
        } catch (GitException e) {
            throw e;
        } catch (IOException e) {
            throw new GitException("the work tree in " + directory + " could not be recorded: " + e, e);
        }
    }

    /**
     * The copy saves reading every file again. It keeps the time of the original: git takes a file that changed no
     * earlier than the index was written for possibly changed, and would overlook one beside a younger index.
     */
    private void copyIndexTo(Path copy) throws IOException {
        String path = git.run(GitCall.of("rev-parse", "--git-path", "index")).line();
        try {
            Files.copy(directory.resolve(path), copy, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (NoSuchFileException e) {
            // a repository in which nothing was ever added has no index yet; git makes the copy from nothing
        }
    }

    private void addAll(Map<String, String> privateIndex) throws GitException {
        GitCall add = GitCall.of(
                        "-c",
                        "core.splitIndex=false",
                        "-c",
                        "core.safecrlf=false",
                        "-c",
                        "advice.addEmbeddedRepo=false",
                        "add",
                        "--all",
                        "--ignore-errors")
                .withEnvironment(privateIndex);
        GitOutput output = git.runAnyExit(add);
        if (!output.succeeded() && output.exitCode() != SOME_LEFT_OUT) {
            throw git.failure(add, output);
        }
    }
}
