package dev.sprintrunner.claude.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the agent's stdout, fed in chunks of any size, into lines. Memory stays within the limits however long a line is.
 * Lines of nothing but white space are passed over. Not thread-safe.
 */
public final class StreamLines {

    private final LineReducer reducer;
    private long position;
    private long lineStart;
    private boolean blank = true;

    public StreamLines() {
        this(LineLimits.DEFAULT, 0);
    }

    /**
     * @param offset where in the file the first byte fed stands: 0, or a recorded {@link #resumeOffset()}
     */
    public StreamLines(LineLimits limits, long offset) {
        this.reducer = new LineReducer(limits);
        this.position = offset;
        this.lineStart = offset;
    }

    /** Takes a chunk and gives the lines it completed, in order. */
    public List<StreamLine> feed(byte[] chunk, int from, int length) {
        List<StreamLine> lines = new ArrayList<>();
        for (int i = from; i < from + length; i++) {
            position++;
            if (chunk[i] == '\n') {
                finishLine(lines, true);
            } else {
                addToLine(chunk[i]);
            }
        }
        return lines;
    }

    /** At the end of the file: gives the held-back last line, if it has no line feed. */
    public List<StreamLine> end() {
        List<StreamLine> lines = new ArrayList<>();
        finishLine(lines, false);
        return lines;
    }

    /** The offset of the first byte that belongs to no emitted line; reading on from here loses nothing. */
    public long resumeOffset() {
        return lineStart;
    }

    /** Bytes of memory held for the line in progress. */
    int heldBytes() {
        return reducer.capacity();
    }

    private void addToLine(byte b) {
        blank &= b == ' ' || b == '\t' || b == '\r';
        reducer.add(b);
    }

    private void finishLine(List<StreamLine> lines, boolean terminated) {
        if (!blank) {
            lines.add(new StreamLine(
                    reducer.text(), lineStart, position, reducer.truncated(), reducer.oversize(), terminated));
        }
        reducer.reset();
        blank = true;
        lineStart = position;
    }
}
