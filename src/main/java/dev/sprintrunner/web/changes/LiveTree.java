package dev.sprintrunner.web.changes;

import dev.sprintrunner.git.Git;
import dev.sprintrunner.git.GitException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The work tree as it is now, or was a moment ago: recording it reads every changed file, so however many look on it is
 * done once in a while. Safe for use by several threads.
 */
final class LiveTree {
    private static final long KEPT_NANOS = Duration.ofSeconds(2).toNanos();

    private final Git git;
    private final LongSupplier nanoTime;
    private @Nullable String tree;
    private long takenAt;

    LiveTree(Git git, LongSupplier nanoTime) {
        this.git = git;
        this.nanoTime = nanoTime;
    }

    synchronized String tree() throws GitException {
        if (tree != null && nanoTime.getAsLong() - takenAt < KEPT_NANOS) {
            return tree;
        }
        String taken = git.snapshotTree();
        tree = taken;
        takenAt = nanoTime.getAsLong(); // counted from its end: a large project must not be at it all the time
        return taken;
    }
}
