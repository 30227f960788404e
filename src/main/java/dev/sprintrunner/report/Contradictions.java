package dev.sprintrunner.report;

import dev.sprintrunner.report.Verdict.CodeReview;
import dev.sprintrunner.report.Verdict.DocumentReview;
import java.util.Map;
import java.util.Optional;

/** Finds verdicts that claim less than they list or count. The explanations are sentences for people. */
final class Contradictions {
    private Contradictions() {}

    static Optional<String> in(Verdict verdict) {
        if (verdict instanceof CodeReview review) {
            return listedAboveHighest(review)
                    .or(() -> countedAboveHighest(review))
                    .or(() -> allCountsZero(review));
        }
        return verdict instanceof DocumentReview review ? deniedCritical(review) : Optional.empty();
    }

    private static Optional<String> listedAboveHighest(CodeReview review) {
        return review.issues().stream()
                .filter(issue -> isAbove(issue.severity(), review.highest()))
                .findFirst()
                .map(issue -> "the highest severity is given as " + review.highest() + ", but an issue is listed as "
                        + issue.severity() + ": " + issue.title());
    }

    private static Optional<String> countedAboveHighest(CodeReview review) {
        return review.counts().entrySet().stream()
                .filter(entry -> entry.getValue() > 0 && isAbove(entry.getKey(), review.highest()))
                .findFirst()
                .map(entry -> "the highest severity is given as " + review.highest() + ", but " + entry.getValue() + " "
                        + entry.getKey() + " are counted");
    }

    private static Optional<String> allCountsZero(CodeReview review) {
        Map<Severity, Integer> counts = review.counts();
        boolean zero =
                counts.containsKey(review.highest()) && counts.values().stream().allMatch(count -> count == 0);
        return zero && review.highest() != Severity.NONE
                ? Optional.of("the highest severity is given as " + review.highest() + ", but every count is 0")
                : Optional.empty();
    }

    private static Optional<String> deniedCritical(DocumentReview review) {
        return review.issues().stream()
                .filter(issue -> issue.severity() == Severity.CRITICAL && !review.criticalIssues())
                .findFirst()
                .map(issue -> "critical issues are denied, but one is listed: " + issue.title());
    }

    private static boolean isAbove(Severity one, Severity other) {
        return one.compareTo(other) < 0;
    }
}
