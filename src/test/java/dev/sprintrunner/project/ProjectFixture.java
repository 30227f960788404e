package dev.sprintrunner.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A project in a temporary directory, written file by file. */
final class ProjectFixture {
    static final String SPRINT = """
            last_updated: 2026-05-09
            development_status:
              epic-1: in-progress
              1-1-lamp: done
              1-2-dimming: backlog # next
            """;

    private final Path root;

    ProjectFixture(Path root) {
        this.root = realPath(root);
    }

    Path root() {
        return root;
    }

    Path path(String name) {
        return root.resolve(name);
    }

    ProjectFixture with(String name, String content) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProjectFixture withSprint(String name) {
        return with(name, SPRINT);
    }

    Project open() {
        return ProjectLocator.open(root, Optional.empty());
    }

    private static Path realPath(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
