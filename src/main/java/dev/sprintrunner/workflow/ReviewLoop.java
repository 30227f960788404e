package dev.sprintrunner.workflow;

import dev.sprintrunner.report.IssueIdentity;
import dev.sprintrunner.report.Severity;
import dev.sprintrunner.report.Verdict.CodeReview;
import java.util.List;

/** When the code-review loop of a story ends, and how. */
final class ReviewLoop {
    /** From this attempt on a review without critical issues is good enough, and repetition is looked for. */
    private static final int PATIENCE = 3;

    private ReviewLoop() {}

    /**
     * What the last of these reviews means.
     *
     * @param reviews all answered reviews of the story in this cycle, oldest first; not empty
     */
    static StoryEvent judge(List<CodeReview> reviews, WorkflowRules rules) {
        CodeReview last = reviews.get(reviews.size() - 1);
        int attempt = reviews.size();
        if (last.highest() == Severity.NONE) {
            return accepted(rules);
        }
        if (attempt >= PATIENCE && foundTheSame(reviews.subList(attempt - PATIENCE, attempt))) {
            return StoryEvent.SAME_ISSUES_AGAIN;
        }
        if (attempt >= PATIENCE && last.highest() != Severity.CRITICAL) {
            return accepted(rules);
        }
        return attempt >= rules.maxCodeReviewAttempts() ? StoryEvent.REVIEWS_EXHAUSTED : StoryEvent.ISSUES_FOUND;
    }

    private static StoryEvent accepted(WorkflowRules rules) {
        return rules.verifies() ? StoryEvent.ACCEPTED_UNVERIFIED : StoryEvent.ACCEPTED;
    }

    private static boolean foundTheSame(List<CodeReview> reviews) {
        CodeReview first = reviews.get(0);
        return reviews.stream().allMatch(review -> IssueIdentity.same(first, review));
    }
}
