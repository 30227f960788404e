package dev.sprintrunner.engine;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;

/** Whether a project's files have changed since a moment, told by their times: for projects without git. */
final class RecentFiles {
    private static final Set<String> NOT_SEARCHED = Set.of(".git", ".sprint-runner", "node_modules", "target");
    private static final int MAX_VISITS = 200_000;

    private RecentFiles() {}

    static boolean any(Path root, Instant since, Predicate<Path> ignored) throws IOException {
        Search search = new Search(since, ignored);
        Files.walkFileTree(root, search);
        return search.found;
    }

    private static final class Search extends SimpleFileVisitor<Path> {
        private final Instant since;
        private final Predicate<Path> ignored;
        private int visits;
        private boolean found;

        Search(Instant since, Predicate<Path> ignored) {
            this.since = since;
            this.ignored = ignored;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_SEARCHED.contains(String.valueOf(folder.getFileName()))
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            visits++;
            found = !ignored.test(file)
                    && !attributes.lastModifiedTime().toInstant().isBefore(since);
            return found || visits > MAX_VISITS ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        /** What cannot be read cannot have been written by the agent either. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
