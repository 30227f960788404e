package dev.sprintrunner.report;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line that lists an issue by its severity: {@code - [HIGH] No input check}, {@code 1. **LOW:** Typo}. */
final class ListedIssue {
    private static final Pattern LISTED = MarkerPatterns.compile("[\\[(]?(CRITICAL|HIGH|MEDIUM|LOW)"
            + "(?:[\\])]|[*_`]{0,3}\\s?:|\\s{1,3}[-–—]\\s|[*_`]{0,3}\\s{0,3}\\|)[^\\p{L}\\p{N}]{0,20}(.*)");

    /** A list of counts, a table's head, or a note about what was found before. */
    private static final Pattern NOT_AN_ISSUE =
            MarkerPatterns.compile("(?:none|nil|n/a|no|zero|nothing|0)(?![\\p{L}\\p{N}./-])"
                    + "(?!\\s{1,4}(?!issues|findings|problems|found|remaining|identified|open|new)\\p{L}).*"
                    + "|(?:(?:CRITICAL|HIGH|MEDIUM|LOW|ISSUES|TOTAL)[^\\p{L}\\p{N}]{0,12}){1,6}"
                    + "|.*\\b(?:previous|previously|earlier|prior|already|verified)\\b.*");

    private ListedIssue() {}

    static Optional<Issue> read(String line) {
        Matcher listed = LISTED.matcher(line);
        if (!listed.matches()) {
            return Optional.empty();
        }
        String title = listed.group(2).strip();
        if (title.isEmpty() || NOT_AN_ISSUE.matcher(title).matches()) {
            return Optional.empty();
        }
        Severity severity = Severity.valueOf(listed.group(1).toUpperCase(Locale.ROOT));
        return Optional.of(new Issue(severity, title, null, false));
    }
}
