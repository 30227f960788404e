package dev.sprintrunner.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * Tells a state of a file from another one without reading it.
 *
 * @param key of the file itself where the system has one: an atomic replacement is another file
 */
public record FileStamp(
        FileTime modified, long size, @Nullable Object key) {

    /** @throws java.nio.file.NoSuchFileException if there is no such file */
    public static FileStamp of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }
}
