package dev.sprintrunner.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads of files and folders that may be of any size. */
final class BoundedFiles {
    private static final int MAX_ENTRIES = 20_000;

    private BoundedFiles() {}

    /** At most this many bytes of the beginning. */
    static byte[] head(Path file, int maxBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(maxBytes);
        }
    }

    /** The beginning as text; bytes that are not UTF-8 are replaced. */
    static String text(Path file, int maxBytes) throws IOException {
        return new String(head(file, maxBytes), StandardCharsets.UTF_8);
    }

    /** What is in a folder, sorted by name; empty where there is no such folder. */
    static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                entries.add(entry);
                if (entries.size() >= MAX_ENTRIES) {
                    break;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(null);
        return entries;
    }
}
