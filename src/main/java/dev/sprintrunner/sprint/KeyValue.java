package dev.sprintrunner.sprint;

import org.jspecify.annotations.Nullable;

/**
 * One {@code key: value} of a line, with the value's place.
 *
 * @param start      byte offset where the value begins, inside its quotes if it has any
 * @param end        byte offset behind the value; equal to start where there is none
 * @param needsSpace whether a value written at start needs a blank before it, because there is nothing behind the colon
 */
record KeyValue(String key, String value, int start, int end, boolean needsSpace, StatusText.Line line) {
    /** Longer keys are prose; the bound also keeps the work on a hostile line small. */
    private static final int MAX_KEY_BYTES = 300;

    boolean isEmpty() {
        return start == end && needsSpace;
    }

    /** The line's key and value, or null where the line is something else. */
    static @Nullable KeyValue of(StatusText text, StatusText.Line line) {
        int start = line.textStart();
        if (line.isBlank() || isOther(text, line)) {
            return null;
        }
        int keyEnd = isQuote(text.at(start)) ? closingQuote(text, start, line.end()) : -1;
        boolean quoted = keyEnd >= 0;
        int colon = quoted ? skipBlanks(text, keyEnd + 1, line.end()) : plainKeyEnd(text, start, line.end());
        if (colon < 0 || !isColon(text, colon, line.end())) {
            return null;
        }
        String key = quoted ? text.decode(start + 1, keyEnd) : text.decode(start, trimmedEnd(text, start, colon));
        return key.isBlank() || key.length() > MAX_KEY_BYTES ? null : value(text, key, colon + 1, line);
    }

    private static KeyValue value(StatusText text, String key, int afterColon, StatusText.Line line) {
        int start = skipBlanks(text, afterColon, line.end());
        if (start == line.end() || text.at(start) == '#') {
            return new KeyValue(key, "", afterColon, afterColon, true, line);
        }
        if (isQuote(text.at(start))) {
            int close = closingQuote(text, start, line.end());
            if (close >= 0) {
                return new KeyValue(key, text.decode(start + 1, close), start + 1, close, false, line);
            }
        }
        int end = plainValueEnd(text, start, line.end());
        return new KeyValue(key, text.decode(start, end), start, end, false, line);
    }

    /** A list item, a complex key, or a flow collection. */
    private static boolean isOther(StatusText text, StatusText.Line line) {
        char first = text.at(line.textStart());
        boolean alone = line.textStart() + 1 == line.end() || StatusText.isBlank(text.at(line.textStart() + 1));
        return first == '{' || first == '[' || ((first == '-' || first == '?') && alone);
    }

    private static int plainKeyEnd(StatusText text, int start, int end) {
        int limit = Math.min(end, start + MAX_KEY_BYTES);
        for (int at = start; at < limit; at++) {
            if (isColon(text, at, end)) {
                return at;
            }
            if (isCommentStart(text, at, start)) {
                return -1;
            }
        }
        return -1;
    }

    private static int plainValueEnd(StatusText text, int start, int end) {
        int at = start;
        while (at < end && !isCommentStart(text, at, start)) {
            at++;
        }
        return trimmedEnd(text, start, at);
    }

    private static boolean isCommentStart(StatusText text, int at, int start) {
        return at > start && text.at(at) == '#' && StatusText.isBlank(text.at(at - 1));
    }

    private static boolean isColon(StatusText text, int at, int end) {
        return at < end && text.at(at) == ':' && (at + 1 == end || StatusText.isBlank(text.at(at + 1)));
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static int closingQuote(StatusText text, int open, int end) {
        char quote = text.at(open);
        for (int at = open + 1; at < end; at++) {
            char c = text.at(at);
            if (c == '\\' && quote == '"') {
                at++;
            } else if (c == quote && quote == '\'' && at + 1 < end && text.at(at + 1) == quote) {
                at++;
            } else if (c == quote) {
                return at;
            }
        }
        return -1;
    }

    private static int skipBlanks(StatusText text, int from, int end) {
        int at = from;
        while (at < end && StatusText.isBlank(text.at(at))) {
            at++;
        }
        return at;
    }

    private static int trimmedEnd(StatusText text, int start, int end) {
        int at = end;
        while (at > start && StatusText.isBlank(text.at(at - 1))) {
            at--;
        }
        return at;
    }
}
