package dev.sprintrunner.config;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes sure that one runner works on a project. The operating system holds the lock and lets it go when the process
 * dies, however it dies; the file's content only tells others who holds it.
 *
 * <p>A POSIX lock belongs to the process and is lost when the process closes <em>any</em> channel to the file. So a
 * file that this process has locked must not be opened again in it, and what it has locked is known process-wide.
 */
public final class RunnerLock implements AutoCloseable {
    private static final int MAX_CONTENT = 8 * 1024;

    private static final Map<Path, RunnerLock> HELD = new HashMap<>();

    private final Path file;
    private final FileChannel channel;
    private Runner runner;

    private RunnerLock(Path file, FileChannel channel, Runner runner) {
        this.file = file;
        this.channel = channel;
        this.runner = runner;
    }

    /**
     * Takes the lock for {@code runner}, or tells who has it.
     *
     * @param file in an existing directory
     * @throws IOException when the file cannot be written, or its file system knows no locks
     */
    public static LockAttempt acquire(Path file, Runner runner) throws IOException {
        synchronized (HELD) {
            Path real = real(file);
            RunnerLock own = HELD.get(real);
            if (own != null) {
                return new LockAttempt.AlreadyRunning(Optional.of(own.runner));
            }
            PrivateFiles.ensureFile(real);
            FileChannel channel = FileChannel.open(real, READ, WRITE);
            try {
                if (channel.tryLock() == null) {
                    LockAttempt refused = new LockAttempt.AlreadyRunning(content(channel));
                    channel.close();
                    return refused;
                }
                RunnerLock lock = new RunnerLock(real, channel, runner);
                lock.write(runner.toJson());
                HELD.put(real, lock);
                return new LockAttempt.Acquired(lock);
            } catch (IOException e) {
                channel.close();
                throw new IOException(
                        "cannot lock " + file + " (" + e.getMessage()
                                + "); the project must be on a disk with file locks",
                        e);
            }
        }
    }

    /** Who works on the project now, this process included; takes the lock for a moment to find out. */
    public static Optional<LockAttempt.AlreadyRunning> holder(Path file) throws IOException {
        synchronized (HELD) {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            RunnerLock own = HELD.get(real(file));
            if (own != null) {
                return Optional.of(new LockAttempt.AlreadyRunning(Optional.of(own.runner)));
            }
            try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
                return channel.tryLock() == null
                        ? Optional.of(new LockAttempt.AlreadyRunning(content(channel)))
                        : Optional.empty();
            }
        }
    }

    /** Tells others where the dashboard is. */
    public void publish(String url) throws IOException {
        synchronized (HELD) {
            runner = runner.withUrl(url);
            write(runner.toJson());
        }
    }

    /** Empties the file and keeps it: were it deleted, two others could lock the old and a new one. */
    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            if (HELD.remove(file, this)) {
                try (channel) {
                    channel.truncate(0);
                }
            }
        }
    }

    private void write(String content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
        int position = 0;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
        channel.truncate(position);
    }

    private static Optional<Runner> content(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_CONTENT);
        int count = channel.read(bytes, 0);
        return count <= 0
                ? Optional.empty()
                : Runner.ofJson(new String(bytes.array(), 0, count, StandardCharsets.UTF_8));
    }

    /** One name for one file, also before it exists. */
    private static Path real(Path file) throws IOException {
        if (Files.exists(file)) {
            return file.toRealPath();
        }
        Path absolute = file.toAbsolutePath();
        Path directory = absolute.getParent();
        return directory == null ? absolute : directory.toRealPath().resolve(absolute.getFileName());
    }
}
