package dev.sprintrunner.claude.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Reads a file that grows, in chunks of bounded size. Does not wait: call {@link #drain} as often as it suits. */
public final class FileTail implements AutoCloseable {
    private static final int CHUNK_BYTES = 64 << 10;

    private final Path file;
    private final Sink sink;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private @Nullable FileChannel channel;
    private long offset;

    /** Takes bytes; the array is used again after the call. */
    @FunctionalInterface
    public interface Sink {
        void accept(byte[] bytes, int offset, int length) throws IOException;
    }

    /** @param offset where to begin: the first byte that was not read by an earlier tail */
    public FileTail(Path file, long offset, Sink sink) {
        if (offset < 0) {
            throw new IllegalArgumentException("offset must not be negative, was " + offset);
        }
        this.file = file;
        this.offset = offset;
        this.sink = sink;
    }

    /**
     * Hands on what the file holds now and was not handed on yet; nothing while the file does not exist. What is
     * written during the call is left for the next one, so a fast writer cannot hold the reader here.
     *
     * @return how many bytes were handed on
     * @throws IOException also when the file became shorter than what was read of it
     */
    public long drain() throws IOException {
        FileChannel open = open();
        if (open == null) {
            return 0;
        }
        long end = open.size();
        if (end < offset) {
            throw new IOException(file + " was cut: " + offset + " bytes were read, now it has " + end);
        }
        long from = offset;
        while (offset < end) {
            int length = (int) Math.min(chunk.length, end - offset);
            int read = open.read(ByteBuffer.wrap(chunk, 0, length), offset);
            if (read < 0) {
                break;
            }
            sink.accept(chunk, 0, read);
            offset += read;
        }
        return offset - from;
    }

    /** The first byte not handed on yet. A chunk counts once the sink has taken it without failing. */
    public long offset() {
        return offset;
    }

    private @Nullable FileChannel open() throws IOException {
        if (channel == null) {
            try {
                channel = FileChannel.open(file, StandardOpenOption.READ);
            } catch (NoSuchFileException e) {
                return null;
            }
        }
        return channel;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
