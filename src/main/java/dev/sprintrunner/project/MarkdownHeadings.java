package dev.sprintrunner.project;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The headings of a Markdown text; what looks like one inside a code block is not. */
final class MarkdownHeadings {
    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*\\s*");
    private static final Pattern FENCE = Pattern.compile("\\s{0,3}(?:```|~~~).*");

    private static final int MAX_HEADING = 500;

    private MarkdownHeadings() {}

    /**
     * A heading.
     *
     * @param level 1 to 6
     * @param text  without emphasis
     * @param start where its line begins
     */
    record Heading(int level, String text, int start) {}

    static List<Heading> of(String markdown) {
        List<Heading> headings = new ArrayList<>();
        boolean inCode = false;
        int start = 0;
        while (start < markdown.length()) {
            int newline = markdown.indexOf('\n', start);
            int end = newline < 0 ? markdown.length() : newline;
            String line = markdown.substring(start, end).stripTrailing();
            if (FENCE.matcher(line).matches()) {
                inCode = !inCode;
            } else if (!inCode && line.startsWith("#") && line.length() <= MAX_HEADING) {
                Matcher heading = HEADING.matcher(line);
                if (heading.matches()) {
                    String text =
                            heading.group(2).replace("*", "").replace("`", "").strip();
                    headings.add(new Heading(heading.group(1).length(), text, start));
                }
            }
            start = end + 1;
        }
        return headings;
    }
}
