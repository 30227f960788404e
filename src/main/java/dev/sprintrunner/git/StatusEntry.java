package dev.sprintrunner.git;

/**
 * One path that differs from HEAD, in the letters of {@code git status --short}.
 *
 * @param index    how the index differs from HEAD; a blank for not at all, {@code ?} for an untracked file
 * @param workTree how the work tree differs from the index
 * @param path     from the top of the work tree
 */
public record StatusEntry(char index, char workTree, String path) {

    /** Whether a merge left it for somebody to decide. */
    public boolean isUnmerged() {
        return index == 'U' || workTree == 'U' || (index == workTree && (index == 'A' || index == 'D'));
    }

    @Override
    public String toString() {
        return "" + index + workTree + " " + QuotedPath.of(path);
    }
}
