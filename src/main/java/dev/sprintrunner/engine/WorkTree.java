package dev.sprintrunner.engine;

import dev.sprintrunner.git.ChangedFile;
import dev.sprintrunner.git.Git;
import dev.sprintrunner.git.GitException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The project's work tree before and after commands. Where there is no git nothing is known, and nothing is claimed. */
final class WorkTree {
    private static final Logger log = LoggerFactory.getLogger(WorkTree.class);

    private final Path root;
    private final Git git;
    private final boolean versioned;

    WorkTree(Path root, Git git, boolean versioned) {
        this.root = root;
        this.git = git;
        this.versioned = versioned;
    }

    /**
     * The work tree at one moment.
     *
     * @param head the current commit, or null
     * @param tree all its files as a git tree, untracked ones included, or null when it could not be taken
     */
    record Snapshot(@Nullable String head, @Nullable String tree) {
        static final Snapshot UNKNOWN = new Snapshot(null, null);
    }

    boolean isVersioned() {
        return versioned;
    }

    Git git() {
        return git;
    }

    /** Never fails: what cannot be told is null, and the reason is in the log. */
    Snapshot snapshot() {
        if (!versioned) {
            return Snapshot.UNKNOWN;
        }
        return new Snapshot(head(), tree());
    }

    @Nullable
    String head() {
        try {
            return versioned ? git.head().orElse(null) : null;
        } catch (GitException e) {
            log.warn("The current commit cannot be told: {}", e.getMessage());
            return null;
        }
    }

    private @Nullable String tree() {
        try {
            return git.snapshotTree();
        } catch (GitException e) {
            log.warn("The work tree cannot be recorded: {}", e.getMessage());
            return null;
        }
    }

    /**
     * Whether files were changed between two snapshots.
     *
     * @param since   when the first was taken; without snapshots files changed since then count
     * @param ignored files that do not count, by their absolute path
     */
    boolean changed(Snapshot before, Snapshot after, Instant since, Predicate<Path> ignored) throws IOException {
        if (before.tree() == null || after.tree() == null) {
            return RecentFiles.any(root, since, ignored);
        }
        Path top = git.topLevel();
        for (ChangedFile file : git.changedFiles(before.tree(), after.tree())) {
            if (!ignored.test(top.resolve(file.path()))) {
                return true;
            }
        }
        return false;
    }
}
