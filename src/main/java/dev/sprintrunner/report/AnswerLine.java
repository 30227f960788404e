package dev.sprintrunner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of an answer in which markers are looked for. Blank lines and Markdown quotes ({@code > …}), which repeat
 * what somebody else said, are left out.
 *
 * @param number counts the lines that are left
 * @param text   without the bullet, heading, emphasis, code or picture signs before its first word or bracket
 */
record AnswerLine(int number, String text) {
    private static final Pattern SIGNS =
            Pattern.compile("[^\\p{L}\\p{N}\\[(]*+(?:\\d{1,3}[.)]\\s[^\\p{L}\\p{N}\\[(]*+)?");

    static List<AnswerLine> of(String answer) {
        List<AnswerLine> lines = new ArrayList<>();
        answer.lines().forEach(line -> {
            if (!line.isBlank() && !line.stripLeading().startsWith(">")) {
                lines.add(new AnswerLine(lines.size(), withoutSigns(line)));
            }
        });
        return lines;
    }

    private static String withoutSigns(String line) {
        Matcher signs = SIGNS.matcher(line);
        return signs.lookingAt() ? line.substring(signs.end()) : line;
    }
}
