package dev.sprintrunner.claude.protocol;

import java.nio.charset.StandardCharsets;

/**
 * The part of a JSON string beyond its kept beginning. Only the last bytes survive, in two blocks that both begin at a
 * character: when the newer one is full, the older one is dropped. The end matters because verdicts stand there.
 */
final class LongString {

    /** A line break, an ellipsis and a line break, as JSON writes them; so no line is joined from two halves. */
    private static final byte[] CUT = "\\n\\u2026\\n".getBytes(StandardCharsets.US_ASCII);

    private final int blockSize;
    private ByteBuilder older = new ByteBuilder();
    private ByteBuilder newer = new ByteBuilder();
    private boolean dropped;

    LongString(int blockSize) {
        this.blockSize = blockSize;
    }

    ByteBuilder newest() {
        return newer;
    }

    void add(byte b, boolean beginsCharacter) {
        if (beginsCharacter && newer.size() >= blockSize) {
            rotate();
        }
        newer.add(b);
    }

    /** Appends what was kept to the line and forgets it; true when something is missing. */
    boolean drainTo(ByteBuilder line) {
        boolean missing = dropped;
        if (missing) {
            line.addAll(CUT, 0, CUT.length);
        }
        line.addAll(older);
        line.addAll(newer);
        clear();
        return missing;
    }

    void clear() {
        older.clear();
        newer.clear();
        dropped = false;
    }

    int capacity() {
        return older.capacity() + newer.capacity();
    }

    private void rotate() {
        dropped |= older.size() > 0;
        ByteBuilder reused = older;
        reused.clear();
        older = newer;
        newer = reused;
    }
}
