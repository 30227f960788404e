package dev.sprintrunner.sprint;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file's bytes as lines. One char stands for one byte (ISO 8859-1), so positions are byte offsets; what YAML gives a
 * meaning is ASCII, and no byte of a longer UTF-8 sequence is.
 */
final class StatusText {
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private final byte[] content;
    private final String bytes;
    private final List<Line> lines;

    /**
     * A line without its end.
     *
     * @param number 1-based
     * @param indent leading blanks
     */
    record Line(int number, int start, int end, int indent) {
        int textStart() {
            return start + indent;
        }

        boolean isBlank() {
            return textStart() == end;
        }
    }

    StatusText(byte[] content) {
        this.content = content;
        this.bytes = new String(content, StandardCharsets.ISO_8859_1);
        this.lines = split(bytes);
    }

    List<Line> lines() {
        return lines;
    }

    char at(int position) {
        return bytes.charAt(position);
    }

    boolean startsWith(String prefix, Line line) {
        return line.end() - line.start() >= prefix.length() && bytes.startsWith(prefix, line.start());
    }

    boolean isComment(Line line) {
        return !line.isBlank() && at(line.textStart()) == '#';
    }

    /** The text from one byte offset to another. */
    String decode(int start, int end) {
        return new String(content, start, end - start, StandardCharsets.UTF_8);
    }

    String decode() {
        return decode(0, content.length);
    }

    /** A refusal where the bytes are not UTF-8 text. */
    Optional<Refusal> notText() {
        int bad = Math.min(firstMalformed(), firstNul());
        if (bad == content.length) {
            return Optional.empty();
        }
        int line = (int) lines.stream().filter(l -> l.start() <= bad).count();
        return Optional.of(new Refusal(
                Math.max(line, 1), "not a text file", "byte " + bad + " is not UTF-8 text; save the file as UTF-8"));
    }

    private int firstNul() {
        int nul = bytes.indexOf('\0');
        return nul < 0 ? content.length : nul;
    }

    private int firstMalformed() {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(content);
        CharBuffer out = CharBuffer.allocate(8192);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        return result.isError() ? in.position() : content.length;
    }

    private static List<Line> split(String bytes) {
        List<Line> lines = new ArrayList<>();
        int start = bytes.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
        int length = bytes.length();
        while (start < length) {
            int end = start;
            while (end < length && bytes.charAt(end) != '\n' && bytes.charAt(end) != '\r') {
                end++;
            }
            lines.add(new Line(lines.size() + 1, start, end, indent(bytes, start, end)));
            boolean crlf = bytes.startsWith("\r\n", end);
            start = end + (crlf ? 2 : 1);
        }
        return lines;
    }

    private static int indent(String bytes, int start, int end) {
        int at = start;
        while (at < end && isBlank(bytes.charAt(at))) {
            at++;
        }
        return at - start;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
