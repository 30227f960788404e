package dev.sprintrunner.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text verdict of a code review: the last {@code HIGHEST SEVERITY: …} or {@code ZERO ISSUES}, with the last
 * {@code Issues: n CRITICAL, n HIGH, …} that stands nearer to it than to an earlier marker that said otherwise.
 *
 * <p>A "zero issues" that goes on, as in "zero issues except the first", is prose and no marker. One beside a line
 * that lists an issue ({@code - [HIGH] No input check}) has that issue in its verdict, and so contradicts itself.
 */
final class CodeReviewMarkers {
    private static final Pattern HIGHEST = MarkerPatterns.compile(MarkerPatterns.WORD_BEGIN
            + "HIGHEST[\\s-]{1,4}SEVERITY[^\\p{L}\\p{N}:=\"]{0,6}[:=]" + MarkerPatterns.GAP
            + MarkerPatterns.oneOf("CRITICAL|HIGH|MEDIUM|LOW|NONE|ZERO(?:[\\s-]{1,4}ISSUES?)?"));
    private static final Pattern ZERO_ISSUES =
            MarkerPatterns.compile("(?:[\\p{L} ]{0,30}(?:VERDICT|RESULT|OUTCOME)[^\\p{L}\\p{N}:]{0,6}:"
                    + MarkerPatterns.GAP + ")?ZERO[\\s-]{1,4}ISSUES" + MarkerPatterns.WORD_END);
    private static final Pattern COUNTS_BEGIN =
            MarkerPatterns.compile(MarkerPatterns.WORD_BEGIN + "ISSUES?(?:\\s{1,4}FOUND)?[^\\p{L}\\p{N}:\"]{0,6}:");
    private static final Pattern COUNT = MarkerPatterns.compile(
            "(?<!\\d)(\\d{1,9})[^\\p{L}\\p{N},;]{0,6}(CRITICAL|HIGH|MEDIUM|LOW)" + MarkerPatterns.WORD_END);

    private record Mark(int line, Severity severity) {}

    private record Tally(int line, Map<Severity, Integer> counts) {}

    private record Listed(int line, Issue issue) {}

    private final List<Mark> marks = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();
    private final List<Listed> listed = new ArrayList<>();

    private CodeReviewMarkers(List<AnswerLine> lines) {
        lines.forEach(this::collect);
    }

    static Optional<Verdict> read(List<AnswerLine> lines) {
        CodeReviewMarkers markers = new CodeReviewMarkers(lines);
        return markers.marks.isEmpty() ? Optional.empty() : Optional.of(markers.verdict());
    }

    private void collect(AnswerLine line) {
        Matcher highest = HIGHEST.matcher(line.text());
        while (highest.find()) {
            Severity severity = severity(highest.group(1));
            if (severity != Severity.NONE || ZeroClaim.standsAlone(line.text(), highest.end())) {
                marks.add(new Mark(line.number(), severity));
            }
        }
        Matcher zero = ZERO_ISSUES.matcher(line.text());
        if (zero.lookingAt() && ZeroClaim.standsAlone(line.text(), zero.end())) {
            marks.add(new Mark(line.number(), Severity.NONE));
        }
        Map<Severity, Integer> counts = counts(line.text());
        if (!counts.isEmpty()) {
            tallies.add(new Tally(line.number(), counts));
        }
        ListedIssue.read(line.text()).ifPresent(issue -> listed.add(new Listed(line.number(), issue)));
    }

    private Verdict verdict() {
        Severity severity = marks.get(marks.size() - 1).severity();
        int first = marks.size() - 1;
        while (first > 0 && marks.get(first - 1).severity() == severity) {
            first--;
        }
        int firstLine = marks.get(first).line();
        int beginning = first == 0 ? -1 : nearerToSecond(marks.get(first - 1).line(), firstLine);
        Map<Severity, Integer> counts = tallies.stream()
                .filter(tally -> tally.line() >= beginning)
                .reduce((earlier, later) -> later)
                .map(Tally::counts)
                .orElse(Map.of());
        List<Issue> beside = listed.stream()
                .filter(issue -> severity == Severity.NONE && issue.line() >= beginning)
                .map(Listed::issue)
                .toList();
        return new Verdict.CodeReview(severity, beside, counts);
    }

    /** The first line between two markers that counts as the second's; the middle does. */
    private static int nearerToSecond(int first, int second) {
        return first + (second - first + 1) / 2;
    }

    private static Map<Severity, Integer> counts(String line) {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        Matcher beginning = COUNTS_BEGIN.matcher(line);
        if (beginning.find()) {
            Matcher count = COUNT.matcher(line);
            int position = beginning.end();
            while (count.find(position)) {
                counts.put(severity(count.group(2)), Integer.valueOf(count.group(1)));
                position = count.end();
            }
        }
        return counts;
    }

    private static Severity severity(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return upper.startsWith("ZERO") ? Severity.NONE : Severity.valueOf(upper);
    }
}
