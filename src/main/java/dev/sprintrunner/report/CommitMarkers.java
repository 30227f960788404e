package dev.sprintrunner.report;

import dev.sprintrunner.report.Verdict.CommitOutcome;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text verdict of batch-commit: the last {@code [COMMIT-SUCCESS: hash]}, {@code [NO-CHANGES-TO-COMMIT]} or {@code [COMMIT-FAILED: why]}. */
final class CommitMarkers {
    private static final Pattern MARKER = BracketMarker.named("COMMIT-SUCCESS|NO-CHANGES-TO-COMMIT|COMMIT-FAILED");
    private static final Pattern HASH = MarkerPatterns.compile("(?<![\\p{L}\\p{N}])[0-9a-f]{4,64}(?![\\p{L}\\p{N}])");

    private CommitMarkers() {}

    static Optional<Verdict> read(List<AnswerLine> lines) {
        return lines.stream()
                .flatMap(line -> BracketMarker.findAll(MARKER, line.text()).stream())
                .reduce((earlier, later) -> later)
                .map(last -> verdict(last.name(), last.value()));
    }

    private static Verdict verdict(String marker, String value) {
        if (marker.equals("COMMIT-SUCCESS")) {
            Matcher hash = HASH.matcher(value);
            return new Verdict.Commit(CommitOutcome.COMMITTED, hash.find() ? hash.group() : null, null);
        }
        CommitOutcome outcome = marker.equals("COMMIT-FAILED") ? CommitOutcome.FAILED : CommitOutcome.NOTHING;
        return new Verdict.Commit(outcome, null, value.isEmpty() ? null : value);
    }
}
