package dev.sprintrunner.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;
import java.util.Optional;

/**
 * Replaces a file's content at once: readers see the old or the new one, and after a power cut one of the two is there.
 * A symbolic link stays one, and its target is replaced; the mode and, where allowed, the owner are kept.
 */
final class AtomicFile {
    private AtomicFile() {}

    /** What is compared before the file is replaced. */
    @FunctionalInterface
    interface Replacer {
        /**
         * Writes the content if the file still has the expected one; else changes nothing.
         *
         * @param expected empty if the file is to be absent
         * @return whether it was written
         */
        boolean replace(Path file, Optional<byte[]> expected, byte[] content) throws IOException;
    }

    static boolean replace(Path file, Optional<byte[]> expected, byte[] content) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.resolveSibling("");
        Path temporary = Files.createTempFile(folder, "." + target.getFileName(), ".tmp");
        try {
            write(temporary, content);
            if (expected.isPresent() && Files.exists(target)) {
                copyAttributes(target, temporary);
            }
            if (!isAsExpected(target, expected)) {
                return false;
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
            return true;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void copyAttributes(Path from, Path to) throws IOException {
        PosixFileAttributes wanted =
                Files.getFileAttributeView(from, PosixFileAttributeView.class).readAttributes();
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        PosixFileAttributes given = view.readAttributes();
        if (!given.owner().equals(wanted.owner()) || !given.group().equals(wanted.group())) {
            copyOwner(wanted, view);
        }
        view.setPermissions(wanted.permissions());
    }

    private static void copyOwner(PosixFileAttributes wanted, PosixFileAttributeView view) {
        try {
            view.setGroup(wanted.group());
            view.setOwner(wanted.owner());
        } catch (IOException e) {
            // Only root may give a file away. Who may write the folder may replace the file, so it then becomes theirs.
            return;
        }
    }

    private static boolean isAsExpected(Path file, Optional<byte[]> expected) throws IOException {
        boolean exists = Files.exists(file);
        if (expected.isEmpty() || !exists) {
            return expected.isPresent() == exists;
        }
        int length = expected.get().length;
        return Arrays.equals(BoundedFiles.head(file, length + 1), expected.get());
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
