package dev.sprintrunner.workflow;

import static dev.sprintrunner.workflow.Answers.answers;
import static dev.sprintrunner.workflow.Answers.fails;
import static dev.sprintrunner.workflow.Answers.finds;
import static dev.sprintrunner.workflow.Answers.verified;
import static dev.sprintrunner.workflow.RulesBuilder.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.report.Severity;
import dev.sprintrunner.report.Verdict.CodeReview;
import dev.sprintrunner.sprint.StatusClass;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code-review loop of a story, and the verify command that has the last word. */
class CodeReviewTest {
    private static final String STORY = "1-1-a";

    @Test
    void aReviewWithoutIssuesMakesTheStoryDone() {
        SimulatedBatch batch = reviewing(rules().build(), finds(Severity.NONE)).run();

        assertThat(reviews(batch)).isEqualTo(1);
        assertThat(batch.status(STORY)).isEqualTo(StatusClass.DONE);
    }

    @Test
    void anyIssueLeadsToAnotherReviewEvenWhenItWasFixed() {
        SimulatedBatch batch = reviewing(rules().build(), finds(Severity.LOW, "a"), finds(Severity.LOW, "b"))
                .run();

        assertThat(batch.commands)
                .containsSubsequence("code-review-1 " + STORY, "code-review-2 " + STORY, "code-review-3 " + STORY);
        assertThat(batch.status(STORY)).isEqualTo(StatusClass.DONE);
    }

    @Test
    void theThirdReviewAcceptsWhatIsNotCritical() {
        SimulatedBatch batch = reviewing(
                        rules().build(),
                        finds(Severity.HIGH, "a"),
                        finds(Severity.HIGH, "b"),
                        finds(Severity.HIGH, "c"))
                .run();

        assertThat(reviews(batch)).isEqualTo(3);
        assertThat(batch.status(STORY)).isEqualTo(StatusClass.DONE);
    }

    @Test
    void criticalIssuesKeepTheLoopGoing() {
        SimulatedBatch batch = reviewing(
                        rules().build(),
                        finds(Severity.CRITICAL, "a"),
                        finds(Severity.CRITICAL, "b"),
                        finds(Severity.CRITICAL, "c"),
                        finds(Severity.MEDIUM, "d"))
                .run();

        assertThat(reviews(batch)).isEqualTo(4);
        assertThat(batch.status(STORY)).isEqualTo(StatusClass.DONE);
    }

    @Test
    void theSameIssuesThreeTimesBlockBeforeMildnessAccepts() {
        SimulatedBatch batch = reviewing(
                        rules().build(), finds(Severity.LOW, "a"), finds(Severity.LOW, "a"), finds(Severity.LOW, "a"))
                .runUntil("code-review-3 " + STORY);
        batch.end("code-review-3 " + STORY);

        assertThat(batch.storyState(STORY).blockedReason()).isEqualTo("same issues three times");
        batch.run();
        assertThat(batch.status(STORY)).isEqualTo(StatusClass.BLOCKED);
    }

    @Test
    void issuesAreTheSameWhateverSeverityTheyAreGiven() {
        SimulatedBatch batch = reviewing(
                        rules().build(),
                        finds(Severity.CRITICAL, "a"),
                        finds(Severity.LOW, "a"),
                        finds(Severity.HIGH, "a"))
                .run();

        assertThat(batch.status(STORY)).isEqualTo(StatusClass.BLOCKED);
    }

    @Test
    void theSameSeverityOfDifferentIssuesIsNoRepetition() {
        SimulatedBatch batch = reviewing(
                        rules().build(), finds(Severity.LOW, "a"), finds(Severity.LOW, "a"), finds(Severity.LOW, "b"))
                .run();

        assertThat(batch.status(STORY)).isEqualTo(StatusClass.DONE);
    }

    @Test
    void repetitionIsLookedForInTheLastThreeOnly() {
        SimulatedBatch batch = reviewing(
                        rules().build(),
                        finds(Severity.CRITICAL, "a"),
                        finds(Severity.CRITICAL, "b"),
                        finds(Severity.CRITICAL, "b"),
                        finds(Severity.CRITICAL, "b"))
                .run();

        assertThat(reviews(batch)).isEqualTo(4);
        assertThat(batch.status(STORY)).isEqualTo(StatusClass.BLOCKED);
    }

    @Test
    void reviewsThatGiveOnlyCountsAreComparedBySeverityAndCounts() {
        LongFunction<Fact> two = answers(new CodeReview(Severity.CRITICAL, List.of(), Map.of(Severity.CRITICAL, 2)));
        LongFunction<Fact> one = answers(new CodeReview(Severity.CRITICAL, List.of(), Map.of(Severity.CRITICAL, 1)));

        assertThat(reviews(reviewing(rules().build(), two, two, two).run())).isEqualTo(3);
        assertThat(reviews(reviewing(rules().build(), two, one, two).run())).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void theLastReviewAllowedBlocksWithItsNumber(int maximum) {
        SimulatedBatch batch =
                alwaysCritical(rules().maxReviews(maximum).build(), maximum).runUntil(review(maximum));
        batch.end(review(maximum));

        assertThat(batch.phase(STORY)).isEqualTo(StoryPhase.BLOCKED);
        assertThat(batch.storyState(STORY).blockedReason()).isEqualTo(maximum == 1 ? "1 review" : maximum + " reviews");
        assertThat(reviews(batch.run())).isEqualTo(maximum);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void belowThreeReviewsMildIssuesBlockAtTheMaximum(int maximum) {
        SimulatedBatch batch = reviewing(
                        rules().maxReviews(maximum).build(), finds(Severity.LOW, "a"), finds(Severity.LOW, "b"))
                .run();

        assertThat(batch.status(STORY)).isEqualTo(StatusClass.BLOCKED);
    }

    @Test
    void atThreeReviewsMildIssuesAreAcceptedEvenAtTheMaximum() {
        SimulatedBatch batch = reviewing(
                        rules().maxReviews(3).build(),
                        finds(Severity.LOW, "a"),
                        finds(Severity.LOW, "b"),
                        finds(Severity.LOW, "c"))
                .run();

        assertThat(batch.status(STORY)).isEqualTo(StatusClass.DONE);
    }

    @Test
    void theSmallModelReviewsFromTheAttemptSet() {
        SimulatedBatch batch = alwaysCritical(
                        rules().maxReviews(4).smallModelFrom(3).build(), 4)
                .run();

        assertThat(batch.runs.stream()
                        .filter(run -> run.name().toString().startsWith("code-review"))
                        .map(CommandRun::small))
                .containsExactly(false, false, true, true);
    }

    @Test
    void aFailedReviewIsNoAttempt() {
        SimulatedBatch batch = reviewing(
                        rules().build(),
                        fails(FailureKind.ORDINARY),
                        fails(FailureKind.ORDINARY),
                        finds(Severity.HIGH, "a"))
                .run();

        assertThat(batch.commands).startsWith(review(1), review(1), review(1), review(2));
    }

    @Test
    void aReviewOfOneStoryDoesNotCountForTheNext() {
        SimulatedBatch batch = SimulatedBatch.ordinary()
                .story(STORY, StatusClass.REVIEW)
                .story("1-2-b", StatusClass.REVIEW)
                .on(review(1), finds(Severity.HIGH, "a"))
                .run();

        assertThat(batch.commands)
                .containsExactly(review(1), review(2), "code-review-1 1-2-b", "batch-commit 1-1-a,1-2-b");
    }

    @Test
    void anAcceptedStoryIsDoneOnlyAfterItsVerifyCommandPassed() {
        SimulatedBatch batch = reviewing(rules().verifying().build())
                .runUntil("verify " + STORY)
                .settle();

        assertThat(batch.statuses).isEmpty();
        batch.run();
        assertThat(batch.log).containsSubsequence(review(1), "verify " + STORY, STORY + " done");
    }

    @Test
    void whatTheVerifyCommandPrintedIsThereForTheNextReviewAndGoneAfterIt() {
        SimulatedBatch batch = reviewing(rules().verifying().build())
                .on("verify " + STORY, verified(false))
                .runUntil(review(2));
        assertThat(batch.storyState(STORY).verifyOutput()).isEqualTo("2 tests fail");

        batch.settle().end(review(2));
        assertThat(batch.storyState(STORY).verifyOutput()).isNull();
        batch.run();
        assertThat(batch.status(STORY)).isEqualTo(StatusClass.DONE);
    }

    @Test
    void aVerifyCommandThatNeverPassesBlocksAtTheMaximumOfReviews() {
        SimulatedBatch batch = reviewing(rules().maxReviews(4).verifying().build())
                .on("verify " + STORY, verified(false), verified(false), verified(false), verified(false))
                .runUntil(review(4));
        batch.settle().end(review(4)).settle().end("verify " + STORY);

        assertThat(batch.storyState(STORY).blockedReason()).isEqualTo("the verify command still fails after 4 reviews");
        assertThat(reviews(batch.run())).isEqualTo(4);
    }

    private static SimulatedBatch alwaysCritical(WorkflowRules rules, int times) {
        SimulatedBatch batch = reviewing(rules);
        for (int attempt = 1; attempt <= times; attempt++) {
            batch.on(review(attempt), finds(Severity.CRITICAL, "issue " + attempt));
        }
        return batch;
    }

    /** The story's reviews get these answers; failed ones are repeated under the same number. */
    @SafeVarargs
    private static SimulatedBatch reviewing(WorkflowRules rules, LongFunction<Fact>... answers) {
        SimulatedBatch batch = SimulatedBatch.of(rules).story(STORY, StatusClass.REVIEW);
        int attempt = 1;
        for (LongFunction<Fact> answer : answers) {
            batch.on(review(attempt), answer);
            attempt += answer.apply(0) instanceof Fact.CommandFailed ? 0 : 1;
        }
        return batch;
    }

    private static String review(int attempt) {
        return "code-review-" + attempt + " " + STORY;
    }

    private static long reviews(SimulatedBatch batch) {
        return batch.commands.stream()
                .filter(command -> command.startsWith("code-review"))
                .count();
    }
}
