package dev.sprintrunner.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the file system whether the runner may write and how much is free; writes nothing. */
public final class StorageProbe {
    private StorageProbe() {}

    /** @param directories that the runner writes to; those that do not exist yet do not count */
    public static DoctorFacts.Storage look(Path project, List<Path> directories) {
        List<Path> unwritable = directories.stream()
                .filter(directory -> Files.exists(directory) && !Files.isWritable(directory))
                .toList();
        return new DoctorFacts.Storage(unwritable, freeBytes(project));
    }

    private static Optional<Long> freeBytes(Path directory) {
        try {
            return Optional.of(Files.getFileStore(directory).getUsableSpace());
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}
