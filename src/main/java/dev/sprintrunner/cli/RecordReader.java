package dev.sprintrunner.cli;

import dev.sprintrunner.store.Database;
import dev.sprintrunner.store.Jdbc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Reads a database for a moment, without starting one where there is none yet. */
final class RecordReader {
    private RecordReader() {}

    /** @param otherwise what holds where nothing has been recorded */
    static <T> T read(Path file, T otherwise, Function<Jdbc, T> work) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return otherwise;
        }
        try (Database database = Database.open(file)) {
            return database.read(work);
        }
    }
}
