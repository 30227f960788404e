package dev.sprintrunner.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The CSV form of a task marker. Fields may be quoted as in RFC 4180; the message is all that follows the sixth
 * comma, so that one whose commas or quotes were not escaped still arrives whole.
 */
final class CsvMarker {
    private static final Duration PAST = Duration.ofDays(365);
    private static final Duration FUTURE = Duration.ofHours(1);
    private static final Pattern BEGINNING = Pattern.compile("\"?(\\d{9,11})\"?,");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}_.-]*+");
    private static final Pattern WORDS = Pattern.compile("\\p{L}[\\p{L}\\p{N} _.-]*+");
    private static final int FIELDS_BEFORE_MESSAGE = 6;

    private CsvMarker() {}

    static Optional<MarkerFields> read(String line, Instant now) {
        Matcher beginning = BEGINNING.matcher(line);
        if (!beginning.lookingAt()) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(beginning.group(1)));
        if (at.isBefore(now.minus(PAST)) || at.isAfter(now.plus(FUTURE))) {
            return Optional.empty();
        }
        List<String> fields = new ArrayList<>();
        int position = 0;
        while (fields.size() < FIELDS_BEFORE_MESSAGE) {
            int end = endOfField(line, position);
            if (end == line.length()) {
                return Optional.empty();
            }
            fields.add(unquoted(line.substring(position, end)));
            position = end + 1;
        }
        return fields(fields, unquoted(line.substring(position)), at);
    }

    private static Optional<MarkerFields> fields(List<String> fields, String message, Instant at) {
        String command = fields.get(3);
        String task = fields.get(4);
        String status = fields.get(5);
        boolean words = WORD.matcher(command).matches()
                && WORD.matcher(task).matches()
                && WORDS.matcher(status).matches();
        return words
                ? Optional.of(new MarkerFields(fields.get(2), command, task, status, message, at))
                : Optional.empty();
    }

    /** The place of the comma that ends the field beginning at {@code start}, or the line's length. */
    private static int endOfField(String line, int start) {
        boolean quoted = false;
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                return i;
            }
        }
        return line.length();
    }

    private static String unquoted(String field) {
        String text = field.strip();
        if (!text.startsWith("\"")) {
            return text;
        }
        boolean closed = text.length() > 1 && text.endsWith("\"");
        return text.substring(1, closed ? text.length() - 1 : text.length()).replace("\"\"", "\"");
    }
}
