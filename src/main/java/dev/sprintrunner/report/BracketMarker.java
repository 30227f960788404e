package dev.sprintrunner.report;

/** What stands in a marker {@code [NAME: value]}, where the value may itself have brackets. */
final class BracketMarker {
    private BracketMarker() {}

    /** The value behind the name that ends at {@code nameEnd}, up to its bracket's end or the line's; may be empty. */
    static String value(String line, int nameEnd) {
        int depth = 1;
        int end = nameEnd;
        while (end < line.length()) {
            char c = line.charAt(end);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth == 0) {
                break;
            }
            end++;
        }
        return line.substring(nameEnd, end).replaceFirst("^[\\s*_`:]{1,8}", "").strip();
    }
}
