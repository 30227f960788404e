package dev.sprintrunner.web.transcript;

import dev.sprintrunner.web.api.ApiException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongFunction;

/** Reads a command's output in pages, from its file, which may still grow. Holds nothing between two pages. */
final class Transcript {
    private static final int CHUNK_BYTES = 64 << 10;

    /** What one page reads at most, unless a single line is longer. */
    private static final long MAX_BYTES = 8 << 20;

    private final Path stream;
    private final Path errors;
    private final boolean ended;
    private final LongFunction<PassageReader> format;

    /**
     * @param ended  whether the files are as they will stay
     * @param format makes a reader that begins at an offset
     */
    Transcript(TranscriptFiles files, boolean ended, LongFunction<PassageReader> format) {
        this.stream = files.stream();
        this.errors = files.errors();
        this.ended = ended;
        this.format = format;
    }

    /** @throws java.nio.file.NoSuchFileException when there is no file (any more) */
    Page after(Cursor after, int limit) throws IOException {
        try (FileChannel file = FileChannel.open(stream)) {
            return page(file, after, limit, 0);
        }
    }

    /**
     * Begins at the first line that begins in the last bytes.
     *
     * @throws java.nio.file.NoSuchFileException when there is no file (any more)
     */
    Page tail(long bytes, int limit) throws IOException {
        try (FileChannel file = FileChannel.open(stream)) {
            long start = lineStart(file, Math.max(0, file.size() - bytes));
            return page(file, new Cursor(start, 0), limit, start);
        }
    }

    private Page page(FileChannel file, Cursor after, int limit, long skippedBytes) throws IOException {
        long size = file.size();
        if (after.offset() > size) {
            throw ApiException.badRequest("the transcript is shorter than that cursor; read it from its beginning");
        }
        PageBuilder page = new PageBuilder(after, limit);
        PassageReader reader = format.apply(after.offset());
        byte[] chunk = new byte[CHUNK_BYTES];
        long position = after.offset();
        while (position < size && !isEnough(page, after, position)) {
            int length = read(file, position, chunk, size - position);
            reader.feed(chunk, length).forEach(page::add);
            position += length;
        }
        if (position == size && !page.isFull()) {
            reader.atEnd(ended).forEach(page::add);
        }
        boolean complete = ended && position == size && !page.isFull();
        if (complete) {
            finish(page, size);
        }
        return page.page(complete, skippedBytes);
    }

    private static boolean isEnough(PageBuilder page, Cursor after, long position) {
        boolean muchRead = position - after.offset() >= MAX_BYTES && page.next().offset() > after.offset();
        return page.isFull() || muchRead;
    }

    /** What stands in the other file says why there is nothing in this one when an agent did not even start. */
    private void finish(PageBuilder page, long size) throws IOException {
        Cursor afterErrors = new Cursor(size, 1);
        if (page.next().equals(afterErrors)) {
            return;
        }
        page.skipTo(size); // over blank lines
        if (Files.isRegularFile(errors) && Files.size(errors) > 0) {
            page.add(afterErrors, errors());
        }
    }

    private Item errors() throws IOException {
        try (FileChannel file = FileChannel.open(errors)) {
            byte[] end = new byte[Cut.LONG];
            long from = Math.max(0, file.size() - end.length);
            int length = read(file, from, end, end.length);
            String text = new String(end, 0, length, StandardCharsets.UTF_8).strip();
            return Item.of(Item.Kind.NOTICE, new Cut("stderr:\n" + text, from > 0));
        }
    }

    private int read(FileChannel file, long position, byte[] chunk, long most) throws IOException {
        int length = file.read(ByteBuffer.wrap(chunk, 0, (int) Math.min(chunk.length, most)), position);
        if (length < 0) {
            throw new IOException(stream + " became shorter while it was read");
        }
        return length;
    }

    /** The first offset from {@code from} on where a line begins; the end of the file if there is none. */
    private long lineStart(FileChannel file, long from) throws IOException {
        long size = file.size();
        byte[] chunk = new byte[CHUNK_BYTES];
        long position = Math.max(0, from - 1);
        while (from > 0 && position < size) {
            int length = read(file, position, chunk, size - position);
            for (int i = 0; i < length; i++) {
                if (chunk[i] == '\n') {
                    return position + i + 1;
                }
            }
            position += length;
        }
        return from == 0 ? 0 : size;
    }
}
