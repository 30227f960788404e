package dev.sprintrunner.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.report.Issue;
import dev.sprintrunner.report.Severity;
import dev.sprintrunner.report.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The two written forms of a verdict: the object that {@code --json-schema} asks for, and markers at the end of a text. */
final class Verdicts {
    private Verdicts() {}

    static ObjectNode json(Verdict verdict) {
        if (verdict instanceof Verdict.StoriesCreated created) {
            ObjectNode json = Json.object();
            ArrayNode stories = json.putArray("stories");
            created.decisions()
                    .forEach(decision -> stories.addObject()
                            .put("story", decision.story())
                            .put("tech_spec", decision.need().name())
                            .put("reason", decision.reason()));
            return json;
        }
        if (verdict instanceof Verdict.DocumentReview review) {
            ObjectNode json = Json.object().put("critical_issues", review.criticalIssues());
            ArrayNode issues = json.putArray("issues");
            review.issues().forEach(issue -> putIssue(issues.addObject(), issue));
            return json;
        }
        if (verdict instanceof Verdict.CodeReview review) {
            ObjectNode json =
                    Json.object().put("highest_severity", review.highest().name());
            ArrayNode issues = json.putArray("issues");
            review.issues().forEach(issue -> putIssue(issues.addObject(), issue).put("fixed", issue.fixed()));
            return json;
        }
        Verdict.Commit commit = (Verdict.Commit) verdict;
        ObjectNode json = Json.object().put("outcome", commit.outcome().name().toLowerCase(Locale.ROOT));
        if (commit.commit() != null) {
            json.put("commit", commit.commit());
        }
        return commit.reason() == null ? json : json.put("reason", commit.reason());
    }

    static String markers(Verdict verdict) {
        if (verdict instanceof Verdict.StoriesCreated created) {
            return created.decisions().stream()
                    .map(decision -> decision.story() + " [TECH-SPEC-DECISION: " + decision.need() + "]")
                    .collect(Collectors.joining("\n"));
        }
        if (verdict instanceof Verdict.DocumentReview review) {
            return "[CRITICAL-ISSUES-FOUND: " + (review.criticalIssues() ? "YES" : "NO") + "]";
        }
        if (verdict instanceof Verdict.CodeReview review) {
            return review.issues().isEmpty()
                    ? "HIGHEST SEVERITY: ZERO ISSUES"
                    : "HIGHEST SEVERITY: " + review.highest() + "\n" + counts(review.issues());
        }
        Verdict.Commit commit = (Verdict.Commit) verdict;
        return switch (commit.outcome()) {
            case COMMITTED -> "[COMMIT-SUCCESS: " + commit.commit() + "]";
            case NOTHING -> "[NO-CHANGES-TO-COMMIT]";
            case FAILED -> "[COMMIT-FAILED: " + commit.reason() + "]";
        };
    }

    private static ObjectNode putIssue(ObjectNode json, Issue issue) {
        json.put("severity", issue.severity().name()).put("title", issue.title());
        return issue.file() == null ? json : json.put("file", issue.file());
    }

    private static String counts(List<Issue> issues) {
        return "Issues: "
                + List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW).stream()
                        .map(severity -> issues.stream()
                                        .filter(issue -> issue.severity() == severity)
                                        .count()
                                + " " + severity)
                        .collect(Collectors.joining(", "));
    }
}
