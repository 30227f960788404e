package dev.sprintrunner.git;

/**
 * One file that differs between two trees.
 *
 * @param path    from the top of the work tree
 * @param added   lines added; 0 for a binary file
 * @param deleted lines deleted; 0 for a binary file
 */
public record ChangedFile(Status status, String path, int added, int deleted, boolean binary) {

    /** A renamed file counts as one deleted and one added. */
    public enum Status {
        ADDED,
        DELETED,
        MODIFIED,
        TYPE_CHANGED;

        static Status ofLetter(char letter) throws GitException {
            return switch (letter) {
                case 'A' -> ADDED;
                case 'D' -> DELETED;
                case 'M' -> MODIFIED;
                case 'T' -> TYPE_CHANGED;
                default -> throw new GitException("git diff-tree printed an unknown status: " + letter);
            };
        }
    }
}
