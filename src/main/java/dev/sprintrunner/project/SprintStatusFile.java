package dev.sprintrunner.project;

import dev.sprintrunner.sprint.Refusal;
import dev.sprintrunner.sprint.SprintStatus;
import dev.sprintrunner.sprint.SprintStatusEditor;
import dev.sprintrunner.sprint.SprintStatusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * A project's sprint-status file. Agents and people edit it at the same time, so every change is made to fresh bytes,
 * checked against the file again right before it is replaced, and repeated where somebody else was faster.
 */
public final class SprintStatusFile {
    /** Larger files are refused. */
    public static final int MAX_BYTES = 16 << 20;

    private static final int MAX_ATTEMPTS = 50;

    private final Path path;
    private final Clock clock;
    private final AtomicFile.Replacer replacer;

    /** @param clock tells the date for {@code last_updated} */
    public SprintStatusFile(Path path, Clock clock) {
        this(path, clock, AtomicFile::replace);
    }

    SprintStatusFile(Path path, Clock clock, AtomicFile.Replacer replacer) {
        this.path = path;
        this.clock = clock;
        this.replacer = replacer;
    }

    /** What the file says, and its bytes as a copy to restore. */
    public static final class Snapshot {
        private final SprintStatus status;
        private final byte[] content;

        Snapshot(SprintStatus status, byte[] content) {
            this.status = status;
            this.content = content;
        }

        public SprintStatus status() {
            return status;
        }

        public byte[] content() {
            return content.clone();
        }

        public boolean hasSameContentAs(Snapshot other) {
            return Arrays.equals(content, other.content);
        }
    }

    public Path path() {
        return path;
    }

    /**
     * A file that is there but cannot be used gives a snapshot with a refusal.
     *
     * @throws NoSuchFileException if it is gone
     */
    public Snapshot read() throws IOException {
        byte[] content = BoundedFiles.head(path, MAX_BYTES + 1);
        String name = path.toString();
        if (content.length > MAX_BYTES) {
            Refusal tooLarge = new Refusal(1, "too large", "more than " + MAX_BYTES + " bytes; restore it from git");
            return new Snapshot(SprintStatus.refused(name, tooLarge), new byte[0]);
        }
        return new Snapshot(SprintStatus.parse(content, name), content);
    }

    /**
     * Sets the status of a story or an epic.
     *
     * @param key exactly as in the file
     * @return the file as written
     * @throws SprintStatusException if the file is refused or has no such key; nothing is written
     */
    public synchronized Snapshot setStatus(String key, String status) throws IOException {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Snapshot current = read();
            Optional<String> refusal = current.status.refusalText();
            if (refusal.isPresent()) {
                throw new SprintStatusException(refusal.get());
            }
            byte[] edited = SprintStatusEditor.edit(current.content, key, status, LocalDate.now(clock));
            if (Arrays.equals(edited, current.content)) {
                return current;
            }
            if (replacer.replace(path, Optional.of(current.content), edited)) {
                return new Snapshot(SprintStatus.parse(edited, path.toString()), edited);
            }
        }
        throw keepsChanging();
    }

    /**
     * Puts a copy back where the file was broken or removed.
     *
     * @return what was there instead, for whoever wants to look into it; empty if the file was gone
     */
    public synchronized Optional<byte[]> restore(byte[] copy) throws IOException {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<byte[]> current = Files.exists(path) ? Optional.of(whole()) : Optional.empty();
            if (current.isPresent() && Arrays.equals(current.get(), copy)) {
                return current;
            }
            Files.createDirectories(path.toAbsolutePath().resolveSibling(""));
            if (replacer.replace(path, current, copy)) {
                return current;
            }
        }
        throw keepsChanging();
    }

    private byte[] whole() throws IOException {
        byte[] content = BoundedFiles.head(path, MAX_BYTES + 1);
        if (content.length > MAX_BYTES) {
            throw new IOException(path + " has more than " + MAX_BYTES + " bytes; remove it");
        }
        return content;
    }

    private IOException keepsChanging() {
        return new IOException(path + " was changed by others at each of " + MAX_ATTEMPTS + " attempts to write it");
    }
}
