package dev.sprintrunner.web.transcript;

import dev.sprintrunner.claude.protocol.LineLimits;
import dev.sprintrunner.claude.protocol.StreamLine;
import dev.sprintrunner.claude.protocol.StreamLines;
import dev.sprintrunner.claude.protocol.StreamParser;
import java.util.ArrayList;
import java.util.List;

/** The agent's stream-json: a passage for each line. A line beyond all measure is passed over, and told of. */
final class StreamPassages implements PassageReader {
    private static final LineLimits LIMITS = new LineLimits(256 << 10, 8 << 20);

    private final StreamParser parser = new StreamParser();
    private final long maxLine;
    private StreamLines lines;
    private long position;
    private boolean passingOver;

    /**
     * @param offset  where the bytes begin
     * @param maxLine bytes of a line that is looked into
     */
    StreamPassages(long offset, long maxLine) {
        this.lines = new StreamLines(LIMITS, offset);
        this.position = offset;
        this.maxLine = maxLine;
    }

    @Override
    public List<Passage> feed(byte[] bytes, int length) {
        List<Passage> passages = new ArrayList<>();
        int from = 0;
        if (passingOver) {
            from = passOver(bytes, length, passages);
        }
        if (!passingOver) {
            lines.feed(bytes, from, length - from).forEach(line -> passages.add(passage(line)));
            position += length - from;
            passingOver = position - lines.resumeOffset() > maxLine;
        }
        return passages;
    }

    @Override
    public List<Passage> atEnd(boolean finished) {
        if (!finished) {
            return List.of();
        }
        if (passingOver) {
            return List.of(passedOver());
        }
        return lines.end().stream().map(this::passage).toList();
    }

    /** @return how many of the bytes belong to the line */
    private int passOver(byte[] bytes, int length, List<Passage> passages) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                position += i + 1;
                passages.add(passedOver());
                lines = new StreamLines(LIMITS, position);
                passingOver = false;
                return i + 1;
            }
        }
        position += length;
        return length;
    }

    private Passage passedOver() {
        long start = lines.resumeOffset();
        Item notice = Item.notice("a line of " + (position - start) + " bytes was left out; the raw transcript has it");
        return new Passage(start, position, List.of(notice.error(true)));
    }

    private Passage passage(StreamLine line) {
        List<Item> items = StreamItems.of(parser.parse(line)).stream()
                .map(item -> item.cut(line.truncated()))
                .toList();
        return new Passage(line.start(), line.end(), items);
    }
}
