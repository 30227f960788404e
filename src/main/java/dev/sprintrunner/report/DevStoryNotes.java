package dev.sprintrunner.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a dev-story answer says besides its work: that it could not go on, or that there was nothing left to do. */
public final class DevStoryNotes {
    private static final Pattern BLOCKED = Pattern.compile("[\\s*_`]{0,12}BLOCKED[*_`]{0,4}:[\\s*_`]{0,12}(.*)");
    private static final Pattern NOTHING = MarkerPatterns.compile("(?:no|none|n/a|nothing|-)[.\\s*_`]{0,4}");
    private static final Pattern ALREADY = BracketMarker.named("ALREADY-IMPLEMENTED");
    private static final String NO_REASON = "no reason given";

    private DevStoryNotes() {}

    /** The reason of the last line that begins with {@code BLOCKED:}, in capitals. */
    public static Optional<String> blocked(String answerText) {
        return answerText
                .lines()
                .map(BLOCKED::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1).strip())
                .filter(reason -> !NOTHING.matcher(reason).matches() && !MarkerPatterns.isPlaceholder(reason))
                .reduce((earlier, later) -> later)
                .map(DevStoryNotes::orUnknown);
    }

    /** The reason of the last {@code [ALREADY-IMPLEMENTED: reason]}: the proof of a run that changed nothing. */
    public static Optional<String> alreadyImplemented(String answerText) {
        return AnswerLine.of(answerText).stream()
                .flatMap(line -> BracketMarker.findAll(ALREADY, line.text()).stream())
                .map(BracketMarker::value)
                .reduce((earlier, later) -> later)
                .map(DevStoryNotes::orUnknown);
    }

    private static String orUnknown(String reason) {
        return reason.isEmpty() ? NO_REASON : reason;
    }
}
