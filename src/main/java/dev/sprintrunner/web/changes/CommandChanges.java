package dev.sprintrunner.web.changes;

import static java.util.Objects.requireNonNull;

import dev.sprintrunner.git.ChangedFile;
import dev.sprintrunner.git.Git;
import dev.sprintrunner.git.GitException;
import dev.sprintrunner.git.UnifiedDiff;
import dev.sprintrunner.web.api.ApiException;
import java.util.List;

/** Asks git what lies between the trees of a command. */
final class CommandChanges {
    private static final int MAX_DIFF_BYTES = 512 << 10;

    private final Git git;
    private final LiveTree liveTree;

    CommandChanges(Git git, LiveTree liveTree) {
        this.git = git;
        this.liveTree = liveTree;
    }

    /** git objects. */
    private record Pair(String before, String after) {}

    /** Where nothing can be told, the list is empty and says why. */
    ChangeList list(RecordedTrees trees) {
        if (trees.gap().isPresent()) {
            return ChangeList.unknown(trees.running(), trees.gap().get());
        }
        try {
            return ChangeList.of(files(pair(trees)), trees.running());
        } catch (GitException e) {
            return ChangeList.unknown(trees.running(), String.valueOf(e.getMessage()));
        }
    }

    /** @throws ApiException 404 when the command did not change it, as far as can be told */
    FileDiff diff(RecordedTrees trees, String path) {
        if (trees.gap().isPresent()) {
            throw ApiException.notFound(trees.gap().get());
        }
        try {
            return diff(pair(trees), path);
        } catch (GitException e) {
            throw ApiException.notFound(String.valueOf(e.getMessage()));
        }
    }

    private FileDiff diff(Pair pair, String path) throws GitException {
        ChangedFile file = files(pair).stream()
                .filter(changed -> changed.path().equals(path))
                .findFirst()
                .orElseThrow(() -> ApiException.notFound("the command changed no file of that path"));
        if (file.binary()) {
            return new FileDiff(path, null, false, true);
        }
        UnifiedDiff diff = git.unifiedDiff(pair.before(), pair.after(), path, MAX_DIFF_BYTES);
        return new FileDiff(path, diff.text(), diff.cut(), false);
    }

    private List<ChangedFile> files(Pair pair) throws GitException {
        return git.changedFiles(pair.before(), pair.after());
    }

    private Pair pair(RecordedTrees trees) throws GitException {
        String after = trees.running() ? liveTree.tree() : requireNonNull(trees.after());
        return new Pair(requireNonNull(trees.before()), after);
    }
}
