package dev.sprintrunner.demo;

import dev.sprintrunner.report.Issue;
import dev.sprintrunner.report.Severity;
import java.util.List;

/**
 * What one review of a story finds, and how it mends it.
 *
 * @param testOutput what the story's tests print afterwards; empty for the review of a document
 */
record Review(List<Issue> issues, List<Step.Edit> edits, String testOutput) {
    Review {
        issues = List.copyOf(issues);
        edits = List.copyOf(edits);
    }

    static Review clean(String testOutput) {
        return new Review(List.of(), List.of(), testOutput);
    }

    Severity highest() {
        return issues.stream().map(Issue::severity).min(Enum::compareTo).orElse(Severity.NONE);
    }

    boolean isCritical() {
        return highest() == Severity.CRITICAL;
    }
}
