package dev.sprintrunner.engine;

import dev.sprintrunner.report.Issue;
import dev.sprintrunner.report.Verdict;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One line on what a command came to, for lists and logs. */
final class ResultSummary {
    private static final int LONGEST = 300;

    private ResultSummary() {}

    static @Nullable String of(@Nullable Verdict verdict, String answer) {
        if (verdict instanceof Verdict.CodeReview review) {
            return review.highest().name().toLowerCase(Locale.ROOT) + ", " + issues(review.issues());
        }
        if (verdict instanceof Verdict.DocumentReview review) {
            return (review.criticalIssues() ? "critical issues, " : "nothing critical, ") + issues(review.issues());
        }
        if (verdict instanceof Verdict.StoriesCreated created) {
            return specs(created);
        }
        if (verdict instanceof Verdict.Commit commit) {
            String detail = commit.commit() == null ? commit.reason() : commit.commit();
            return commit.outcome().name().toLowerCase(Locale.ROOT) + (detail == null ? "" : " " + detail);
        }
        if (verdict instanceof Verdict.Verification verification) {
            return verification.passed() ? "passed" : "did not pass";
        }
        return lastParagraph(answer);
    }

    private static String issues(List<Issue> issues) {
        long fixed = issues.stream().filter(Issue::fixed).count();
        return issues.size()
                + (issues.size() == 1 ? " issue" : " issues")
                + (fixed == 0 ? "" : " (" + fixed + " fixed)");
    }

    private static String specs(Verdict.StoriesCreated created) {
        List<String> needs = created.decisions().stream()
                .map(decision -> decision.story() + " " + decision.need().name().toLowerCase(Locale.ROOT))
                .toList();
        return needs.isEmpty() ? "no tech-spec decision" : "tech-spec: " + String.join(", ", needs);
    }

    private static @Nullable String lastParagraph(String answer) {
        String text = answer.strip();
        if (text.isEmpty()) {
            return null;
        }
        int start = text.lastIndexOf("\n\n");
        String last = text.substring(start < 0 ? 0 : start).strip().replaceAll("\\s+", " ");
        return last.length() <= LONGEST ? last : last.substring(0, LONGEST - 1) + "…";
    }
}
