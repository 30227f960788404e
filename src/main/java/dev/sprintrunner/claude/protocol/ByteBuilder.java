package dev.sprintrunner.claude.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array that can be cut and emptied. */
final class ByteBuilder {

    private static final int INITIAL_CAPACITY = 256;
    private static final int KEPT_CAPACITY = 1 << 16;

    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private int size;

    int size() {
        return size;
    }

    int capacity() {
        return bytes.length;
    }

    void add(byte b) {
        ensureRoomFor(1);
        bytes[size++] = b;
    }

    void addAll(ByteBuilder other) {
        addAll(other.bytes, 0, other.size);
    }

    void addAll(byte[] source, int from, int count) {
        ensureRoomFor(count);
        System.arraycopy(source, from, bytes, size, count);
        size += count;
    }

    /** Moves everything from {@code index} on to the end of {@code target}. */
    void moveTail(int index, ByteBuilder target) {
        target.addAll(bytes, index, size - index);
        size = index;
    }

    /** Empties it; a large array is given back. */
    void clear() {
        size = 0;
        if (bytes.length > KEPT_CAPACITY) {
            bytes = new byte[INITIAL_CAPACITY];
        }
    }

    String decode() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    private void ensureRoomFor(int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + count, bytes.length * 2));
        }
    }
}
