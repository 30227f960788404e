package dev.sprintrunner.claude.protocol;

/**
 * Collects one line in bounded memory. It knows just enough JSON to tell strings from structure: a long string loses its
 * middle, so the line stays valid JSON; a line that is too long even so is given up.
 */
final class LineReducer {

    private final int headBytes;
    private final int lineBytes;
    private final ByteBuilder line = new ByteBuilder();
    private final LongString rest;
    private final StringScanner scanner = new StringScanner();

    private boolean inString;
    private int stringStart;
    private int characterStart;
    private boolean beyondHead;
    private boolean truncated;
    private boolean oversize;

    LineReducer(LineLimits limits) {
        headBytes = limits.stringBytes() / 2;
        lineBytes = limits.lineBytes();
        rest = new LongString(limits.stringBytes() / 4);
    }

    void add(byte b) {
        if (oversize) {
            return;
        }
        if (inString) {
            addToString(b);
        } else {
            line.add(b);
            if (b == '"') {
                beginString();
            }
        }
        if (line.size() > lineBytes) {
            giveUp();
        }
    }

    String text() {
        return line.decode();
    }

    boolean truncated() {
        return truncated || (inString && beyondHead);
    }

    boolean oversize() {
        return oversize;
    }

    int capacity() {
        return line.capacity() + rest.capacity();
    }

    void reset() {
        line.clear();
        rest.clear();
        inString = false;
        beyondHead = false;
        truncated = false;
        oversize = false;
    }

    private void beginString() {
        inString = true;
        beyondHead = false;
        stringStart = line.size();
        scanner.reset();
    }

    private void addToString(byte b) {
        boolean begins = scanner.beginsCharacter(b);
        if (begins && b == '"') {
            endString();
        } else if (beyondHead) {
            rest.add(b, begins);
        } else {
            addToHead(b, begins);
        }
    }

    private void addToHead(byte b, boolean begins) {
        if (begins) {
            characterStart = line.size();
        }
        line.add(b);
        if (line.size() - stringStart > headBytes) {
            beyondHead = true;
            line.moveTail(characterStart, rest.newest());
        }
    }

    private void endString() {
        if (beyondHead) {
            truncated |= rest.drainTo(line);
        }
        line.add((byte) '"');
        inString = false;
    }

    private void giveUp() {
        oversize = true;
        line.clear();
        rest.clear();
    }
}
