package dev.sprintrunner.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Brings the schema forward by numbered scripts, each in a transaction of its own; {@code user_version} counts them. */
final class Migrator {
    /** Scripts in {@code db/migration}, in order; the first leads to version 1. */
    private static final List<String> SCRIPTS = List.of("V001__record_of_batches.sql", "V002__fast_reads.sql");

    private Migrator() {}

    static void migrate(Database database) {
        long version = database.read(Migrator::version);
        if (version > SCRIPTS.size()) {
            throw new StoreException(database + ": was written by a newer Sprint Runner (schema " + version
                    + ", this one knows " + SCRIPTS.size() + "); use that version, or another file with --db");
        }
        for (int next = (int) version; next < SCRIPTS.size(); next++) {
            migrate(database, next);
        }
    }

    private static void migrate(Database database, int from) {
        String script = script(SCRIPTS.get(from));
        database.write(Durability.POWER, jdbc -> {
            // why: another program may have been faster since the version was read
            if (version(jdbc) == from) {
                jdbc.script(script);
                jdbc.script("pragma user_version = " + (from + 1));
            }
            return from;
        });
    }

    private static long version(Jdbc jdbc) {
        return jdbc.number("pragma user_version");
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
