package dev.sprintrunner.claude.protocol;

import java.util.Map;
import java.util.TreeMap;

/** Counts lines by how well they could be read. */
final class LineCounter {

    private static final int MAX_TYPES = 50;

    private long lines;
    private long notJson;
    private long brokenJson;
    private long oversize;
    private long truncated;
    private long unknown;
    private String lastUnreadable = "";
    private final Map<String, Long> unknownTypes = new TreeMap<>();

    void accept(StreamLine line, StreamMessage message) {
        lines++;
        truncated += line.truncated() ? 1 : 0;
        if (message instanceof StreamMessage.Malformed malformed) {
            countDefect(malformed);
        } else if (message instanceof StreamMessage.Unknown odd) {
            countUnknown(odd);
        }
    }

    RunSummary.LineCounts snapshot() {
        return new RunSummary.LineCounts(
                lines, notJson, brokenJson, oversize, truncated, unknown, Map.copyOf(unknownTypes), lastUnreadable);
    }

    private void countDefect(StreamMessage.Malformed malformed) {
        switch (malformed.defect()) {
            case NOT_JSON -> notJson++;
            case BROKEN_JSON -> brokenJson++;
            case OVERSIZE -> oversize++;
        }
        if (!malformed.excerpt().isEmpty()) {
            lastUnreadable = malformed.excerpt();
        }
    }

    private void countUnknown(StreamMessage.Unknown odd) {
        unknown++;
        String name = odd.subtype().isEmpty() ? odd.type() : odd.type() + "/" + odd.subtype();
        if (unknownTypes.size() < MAX_TYPES || unknownTypes.containsKey(name)) {
            unknownTypes.merge(name, 1L, Long::sum);
        }
    }
}
