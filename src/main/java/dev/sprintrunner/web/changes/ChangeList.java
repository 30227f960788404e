package dev.sprintrunner.web.changes;

import dev.sprintrunner.git.ChangedFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files a command changed.
 *
 * @param truncated whether there are more of them
 * @param live      whether the command still runs, so that there may be more soon
 * @param note      why nothing can be told, or null
 */
record ChangeList(
        List<Change> files,
        boolean truncated,
        boolean live,
        @Nullable String note) {
    private static final int MAX_FILES = 2000;

    ChangeList {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param path    from the top of the work tree
     * @param oldPath null: a renamed file is one deleted and one added
     * @param status  {@code added}, {@code modified} or {@code deleted}
     * @param added   lines; null for a binary file
     */
    record Change(
            String path,
            @Nullable String oldPath,
            String status,
            @Nullable Integer added,
            @Nullable Integer deleted,
            boolean binary) {

        static Change of(ChangedFile file) {
            String status = switch (file.status()) {
                case ADDED -> "added";
                case DELETED -> "deleted";
                case MODIFIED, TYPE_CHANGED -> "modified";
            };
            return new Change(
                    file.path(),
                    null,
                    status,
                    file.binary() ? null : file.added(),
                    file.binary() ? null : file.deleted(),
                    file.binary());
        }
    }

    static ChangeList of(List<ChangedFile> files, boolean live) {
        return new ChangeList(
                files.stream().limit(MAX_FILES).map(Change::of).toList(), files.size() > MAX_FILES, live, null);
    }

    static ChangeList unknown(boolean live, String note) {
        return new ChangeList(List.of(), false, live, note);
    }
}
