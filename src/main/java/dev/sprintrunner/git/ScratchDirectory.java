package dev.sprintrunner.git;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory for a few files, readable by this user only, gone when closed. */
final class ScratchDirectory implements AutoCloseable {
    private final Path directory;

    private ScratchDirectory(Path directory) {
        this.directory = directory;
    }

    static ScratchDirectory create() throws IOException {
        return new ScratchDirectory(Files.createTempDirectory("sprint-runner-git-"));
    }

    Path resolve(String name) {
        return directory.resolve(name);
    }

    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
