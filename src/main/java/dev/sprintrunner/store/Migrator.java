package dev.sprintrunner.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Brings the schema forward by numbered scripts, each in a transaction of its own; {@code user_version} counts them. */
final class Migrator {
    /** Scripts in {@code db/migration}, in order; the first leads to version 1. */
    private static final List<String> SCRIPTS = List.of("V001__record_of_batches.sql");

    private Migrator() {}

    static void migrate(Database database) {
        int version = (int) (long) database.read(jdbc -> jdbc.number("pragma user_version"));
        if (version > SCRIPTS.size()) {
            throw new StoreException(database + ": was written by a newer Sprint Runner (schema " + version
                    + ", this one knows " + SCRIPTS.size() + "); use that version, or another file with --db");
        }
        for (int next = version; next < SCRIPTS.size(); next++) {
            String script = script(SCRIPTS.get(next));
            int reached = next + 1;
            database.write(Durability.POWER, jdbc -> {
                jdbc.script(script);
                jdbc.script("pragma user_version = " + reached);
                return reached;
            });
        }
    }

    private static String script(String name) {
        try (InputStream in = Migrator.class.getResourceAsStream("/db/migration/" + name)) {
            if (in == null) {
                throw new StoreException("the program is incomplete: " + name + " is missing from it");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
