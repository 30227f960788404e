package dev.sprintrunner.web.transcript;

import dev.sprintrunner.web.transcript.Item.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Plain output, of the verify command: a passage for what whole lines fit into it, or for a part of a long line. */
final class TextPassages implements PassageReader {
    private static final int MAX_BYTES = Cut.LONG;

    private final byte[] pending = new byte[MAX_BYTES];
    private int size;
    private long start;

    /** @param offset where the bytes begin */
    TextPassages(long offset) {
        this.start = offset;
    }

    @Override
    public List<Passage> feed(byte[] bytes, int length) {
        List<Passage> passages = new ArrayList<>();
        int from = 0;
        while (from < length) {
            int taken = Math.min(length - from, MAX_BYTES - size);
            System.arraycopy(bytes, from, pending, size, taken);
            size += taken;
            from += taken;
            if (size == MAX_BYTES) {
                int lines = endOfLines();
                passages.add(take(lines > 0 ? lines : endOfCharacters()));
            }
        }
        return passages;
    }

    @Override
    public List<Passage> atEnd(boolean finished) {
        int end = finished ? size : endOfLines();
        return end == 0 ? List.of() : List.of(take(end));
    }

    private Passage take(int length) {
        String text = new String(pending, 0, length, StandardCharsets.UTF_8).stripTrailing();
        List<Item> items = text.isEmpty() ? List.of() : List.of(Item.of(Kind.TEXT, new Cut(text, false)));
        Passage passage = new Passage(start, start + length, items);
        byte[] rest = Arrays.copyOfRange(pending, length, size);
        System.arraycopy(rest, 0, pending, 0, rest.length);
        size = rest.length;
        start += length;
        return passage;
    }

    private int endOfLines() {
        int end = size;
        while (end > 0 && pending[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** Before the character that may have been cut in two; a character has at most four bytes. */
    private int endOfCharacters() {
        int end = size;
        while (end > size - 4 && (pending[end - 1] & 0xC0) == 0x80) {
            end--;
        }
        return (pending[end - 1] & 0x80) == 0 ? end : end - 1;
    }
}
