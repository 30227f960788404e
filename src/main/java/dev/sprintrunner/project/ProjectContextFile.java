package dev.sprintrunner.project;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The {@code project-context.md} of a project: where it is, or where it is to be written. */
public final class ProjectContextFile {
    /** The second name is alpha.13's. */
    private static final List<String> NAMES = List.of("project-context.md", "project_context.md");

    private static final Set<String> NOT_SEARCHED =
            Set.of("node_modules", "target", "build", "dist", "out", "vendor", "_bmad", "bmad", "archived-artifacts");
    private static final int MAX_DEPTH = 6;
    private static final int MAX_VISITS = 20_000;

    private final Project project;

    public ProjectContextFile(Project project) {
        this.project = project;
    }

    /** The file where BMAD's own commands write it, or else wherever the project has one. */
    public Optional<Path> existing() throws IOException {
        ArtifactFolders folders = project.folders();
        Optional<Path> usual = Stream.of(
                        folders.output(),
                        folders.planning(),
                        folders.implementation(),
                        project.root().resolve("docs"),
                        project.root())
                .flatMap(folder -> NAMES.stream().map(folder::resolve))
                .filter(Files::isRegularFile)
                .findFirst();
        return usual.isPresent() ? usual : search();
    }

    /** The existing file, else the place for a new one. */
    public Path path() throws IOException {
        return existing().orElseGet(() -> project.folders().planning().resolve(NAMES.get(0)));
    }

    private Optional<Path> search() throws IOException {
        Search search = new Search(project.root());
        Files.walkFileTree(project.root(), EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, search);
        return Optional.ofNullable(search.found);
    }

    private static final class Search extends SimpleFileVisitor<Path> {
        private final Path root;
        private int visits;
        private @Nullable Path found;

        Search(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean skipped = !folder.equals(root) && (name.startsWith(".") || NOT_SEARCHED.contains(name));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            visits++;
            if (attributes.isRegularFile() && NAMES.contains(String.valueOf(file.getFileName()))) {
                found = file;
            }
            return found != null || visits > MAX_VISITS ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        /** A folder that may not be read is no reason not to look into the others. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
