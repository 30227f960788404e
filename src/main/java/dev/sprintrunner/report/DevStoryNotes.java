package dev.sprintrunner.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a dev-story answer says besides its work: that it could not go on, or that there was nothing left to do. */
public final class DevStoryNotes {
    private static final Pattern BLOCKED = Pattern.compile("[\\s*_`]{0,12}BLOCKED[*_`]{0,4}:[\\s*_`]{0,12}(.*)");
    private static final Pattern NOTHING = MarkerPatterns.compile("(?:no|none|n/a|nothing|-)[.\\s*_`]{0,4}");
    private static final Pattern ALREADY =
            MarkerPatterns.compile("\\[[\\s*_`]{0,4}ALREADY-IMPLEMENTED(?=[\\s*_`:\\]])");
    private static final String NO_REASON = "no reason given";

    private DevStoryNotes() {}

    /** The reason of the last line that begins with {@code BLOCKED:}, in capitals. */
    public static Optional<String> blocked(String answerText) {
        List<String> reasons = answerText
                .lines()
                .map(BLOCKED::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1).strip())
                .filter(reason -> !NOTHING.matcher(reason).matches() && !MarkerPatterns.isPlaceholder(reason))
                .toList();
        return last(reasons);
    }

    /** The reason of the last {@code [ALREADY-IMPLEMENTED: reason]}: the proof of a run that changed nothing. */
    public static Optional<String> alreadyImplemented(String answerText) {
        List<String> reasons = AnswerLine.of(answerText).stream()
                .flatMap(line -> ALREADY.matcher(line.text())
                        .results()
                        .map(marker -> BracketMarker.value(line.text(), marker.end())))
                .filter(reason -> !MarkerPatterns.isPlaceholder(reason))
                .toList();
        return last(reasons);
    }

    private static Optional<String> last(List<String> reasons) {
        if (reasons.isEmpty()) {
            return Optional.empty();
        }
        String reason = reasons.get(reasons.size() - 1);
        return Optional.of(reason.isEmpty() ? NO_REASON : reason);
    }
}
