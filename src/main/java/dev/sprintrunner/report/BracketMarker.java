package dev.sprintrunner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A marker {@code [NAME: value]}, whose value may itself have brackets and ends with the line at the latest.
 *
 * @param name  upper case
 * @param value may be empty
 */
record BracketMarker(String name, String value) {

    /** A pattern for {@link #findAll} with the names as its group. */
    static Pattern named(String names) {
        return MarkerPatterns.compile("\\[[\\s*_`]{0,4}(" + names + ")(?=[\\s*_`:\\]\\\\])");
    }

    /** The markers of a line from left to right, without those that show a placeholder for the value. */
    static List<BracketMarker> findAll(Pattern named, String line) {
        List<BracketMarker> markers = new ArrayList<>();
        Matcher matcher = named.matcher(line);
        int position = 0;
        while (matcher.find(position)) {
            position = end(line, matcher.end());
            String value = line.substring(matcher.end(), position)
                    .replaceFirst("^[\\s*_`:]{1,8}", "")
                    .replaceFirst("[\\s*_`]{1,8}$", "");
            if (!MarkerPatterns.isPlaceholder(value)) {
                markers.add(new BracketMarker(matcher.group(1).toUpperCase(Locale.ROOT), value));
            }
        }
        return markers;
    }

    private static int end(String line, int start) {
        int depth = 1;
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return line.length();
    }
}
