package dev.sprintrunner.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text verdict of a story or tech-spec review: the last {@code [CRITICAL-ISSUES-FOUND: YES|NO]},
 * {@code CRITICAL ISSUES FOUND: n} or {@code NO CRITICAL ISSUES FOUND}. Where the last markers stand on lines that
 * name a story, each story's last one counts, and one with critical issues makes the verdict critical.
 */
final class DocumentReviewMarkers {
    private static final Pattern MARKER = MarkerPatterns.compile(MarkerPatterns.WORD_BEGIN
            + "(?:(NO)\\s{1,4})?CRITICAL[\\s_-]{1,4}ISSUES[\\s_-]{1,4}FOUND" + MarkerPatterns.WORD_END
            + "(?:[^\\p{L}\\p{N}:=\"\\r\\n]{0,6}[:=]" + MarkerPatterns.GAP
            + "(?:" + MarkerPatterns.oneOf("YES|NO|NONE") + "|(\\d{1,9})" + MarkerPatterns.WORD_END + ")" + ")?");

    private DocumentReviewMarkers() {}

    static Optional<Verdict> read(List<AnswerLine> lines, List<StoryRef> stories) {
        Map<List<StoryRef>, Boolean> lastByStories = new LinkedHashMap<>();
        for (AnswerLine line : lines) {
            lastOn(line.text()).ifPresent(critical -> {
                List<StoryRef> named = StoryRef.namedIn(line.text(), stories);
                if (named.isEmpty()) {
                    lastByStories.clear(); // about all of them, so what was said before is superseded
                }
                lastByStories.put(named, critical);
            });
        }
        if (lastByStories.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Verdict.DocumentReview(lastByStories.containsValue(true), List.of()));
    }

    private static Optional<Boolean> lastOn(String line) {
        Optional<Boolean> last = Optional.empty();
        Matcher marker = MARKER.matcher(line);
        while (marker.find()) {
            boolean denied = marker.group(1) != null;
            String value = marker.group(2) != null ? marker.group(2) : marker.group(3);
            if (value != null && !denied) {
                last = Optional.of(isCritical(value));
            } else if (denied && (value == null || !isCritical(value))) {
                last = Optional.of(false);
            }
        }
        return last;
    }

    private static boolean isCritical(String value) {
        String word = value.toUpperCase(Locale.ROOT);
        return !word.equals("NO") && !word.equals("NONE") && !word.matches("0+");
    }
}
