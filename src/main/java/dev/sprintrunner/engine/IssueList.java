package dev.sprintrunner.engine;

import dev.sprintrunner.report.Issue;
import dev.sprintrunner.report.Verdict.CodeReview;
import dev.sprintrunner.report.Verdict.DocumentReview;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The findings of earlier reviews as the next one is told them: {@code attempt 1: high | title | file | fixed}. */
final class IssueList {
    private IssueList() {}

    static String ofCodeReviews(List<CodeReview> reviews) {
        return IntStream.range(0, reviews.size())
                .boxed()
                .flatMap(i -> lines(i + 1, reviews.get(i).issues()))
                .collect(Collectors.joining("\n"));
    }

    static String ofDocumentReviews(List<DocumentReview> reviews) {
        return IntStream.range(0, reviews.size())
                .boxed()
                .flatMap(i -> lines(i + 1, reviews.get(i).issues()))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> lines(int attempt, List<Issue> issues) {
        return issues.stream()
                .map(issue -> "attempt %d: %s | %s | %s | %s"
                        .formatted(
                                attempt,
                                issue.severity().name().toLowerCase(Locale.ROOT),
                                issue.title(),
                                issue.file() == null ? "-" : issue.file(),
                                issue.fixed() ? "fixed" : "open"));
    }
}
