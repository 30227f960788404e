package dev.sprintrunner.workflow;

import static dev.sprintrunner.workflow.Answers.answers;
import static dev.sprintrunner.workflow.Answers.critical;
import static dev.sprintrunner.workflow.Answers.fails;
import static dev.sprintrunner.workflow.Answers.hitsLimit;
import static dev.sprintrunner.workflow.Answers.specs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.report.Verdict.SpecDecision;
import dev.sprintrunner.report.Verdict.StoriesCreated;
import dev.sprintrunner.report.Verdict.TechSpecNeed;
import dev.sprintrunner.sprint.StatusClass;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Stories, discoveries, tech-specs and their reviews, in the foreground and in the background. */
class DocumentsTest {
    private static final String PAIR = " 1-1-a,1-2-b";

    private static SimulatedBatch pair() {
        return SimulatedBatch.ordinary().story("1-1-a", StatusClass.BACKLOG).story("1-2-b", StatusClass.BACKLOG);
    }

    private static SimulatedBatch single() {
        return SimulatedBatch.ordinary().story("1-1-a", StatusClass.BACKLOG);
    }

    @Nested
    class Creation {
        @Test
        void writerAndScoutWorkSideBySide() {
            assertThat(pair().settle().running()).containsExactly("create-story" + PAIR, "story-discovery" + PAIR);
        }

        @Test
        void creationIsOverOnlyWhenBothHaveEndedWhicheverIsFirst() {
            SimulatedBatch writerFirst =
                    pair().settle().end("create-story" + PAIR).settle();
            assertThat(writerFirst.running()).containsExactly("story-discovery" + PAIR);
            assertThat(writerFirst.phase("1-1-a")).isEqualTo(StoryPhase.CREATE);
            writerFirst.end("story-discovery" + PAIR).settle();
            assertThat(writerFirst.running()).containsExactly("story-review-1" + PAIR);

            SimulatedBatch scoutFirst =
                    pair().settle().end("story-discovery" + PAIR).settle();
            assertThat(scoutFirst.running()).containsExactly("create-story" + PAIR);
            scoutFirst.end("create-story" + PAIR).settle();
            assertThat(scoutFirst.running()).containsExactly("story-review-1" + PAIR);
        }

        @Test
        void oneIsTriedAgainWhileTheOtherRuns() {
            SimulatedBatch batch = pair().on("create-story" + PAIR, fails(FailureKind.ORDINARY))
                    .settle()
                    .end("create-story" + PAIR)
                    .settle();
            assertThat(batch.running()).containsExactly("story-discovery" + PAIR);

            batch.run();
            assertThat(batch.count("create-story" + PAIR)).isEqualTo(2);
            assertThat(batch.count("story-discovery" + PAIR)).isEqualTo(1);
        }

        @Test
        void aDiscoveryThatKeepsFailingIsGivenUpAndNotTheStorysFailure() {
            SimulatedBatch batch = single().on(
                            "story-discovery 1-1-a",
                            fails(FailureKind.ORDINARY),
                            fails(FailureKind.ORDINARY),
                            fails(FailureKind.ORDINARY))
                    .on("story-review-1 1-1-a", fails(FailureKind.ORDINARY), fails(FailureKind.ORDINARY))
                    .run();

            assertThat(batch.count("story-discovery 1-1-a")).isEqualTo(3);
            assertThat(batch.status("1-1-a")).isEqualTo(StatusClass.DONE);
        }

        @Test
        void aStoryThatCannotBeCreatedIsBlockedOnceTheScoutHasEndedAndItsEpicIsNotLifted() {
            SimulatedBatch batch = single().on(
                            "create-story 1-1-a",
                            fails(FailureKind.ORDINARY),
                            fails(FailureKind.ORDINARY),
                            fails(FailureKind.ORDINARY))
                    .settle();
            for (int i = 0; i < 3; i++) {
                batch.end("create-story 1-1-a").settle();
                batch.state().waits().forEach(wait -> batch.add(new Fact.WaitEnded(wait.id())));
                batch.settle();
            }
            assertThat(batch.running()).containsExactly("story-discovery 1-1-a");
            assertThat(batch.state().isOver()).isFalse();

            batch.run();
            assertThat(batch.statuses).containsExactly("1-1-a blocked");
            assertThat(batch.status("epic-1")).isEqualTo(StatusClass.BACKLOG);
        }
    }

    @Nested
    class TechSpecs {
        @Test
        void onlyStoriesThatNeedOneGetATechSpec() {
            SimulatedBatch batch =
                    pair().on("create-story" + PAIR, mixedDecisions()).run();

            assertThat(batch.commands)
                    .containsSubsequence(
                            "story-review-1" + PAIR,
                            "create-tech-spec 1-2-b",
                            "tech-spec-review-1 1-2-b",
                            "dev-story 1-1-a",
                            "dev-story 1-2-b");
            assertThat(batch.count("create-tech-spec 1-2-b")).isEqualTo(1);
            assertThat(batch.commands).noneMatch(command -> command.startsWith("create-tech-spec 1-1-a"));
        }

        @Test
        void aStoryWithoutADecisionNeedsOne() {
            SimulatedBatch batch = pair().on("create-story" + PAIR, specs(TechSpecNeed.SKIP, "1-1-a"))
                    .run();

            assertThat(batch.commands).contains("create-tech-spec 1-2-b");
        }

        @Test
        void anAnswerWithoutAnyDecisionMeansTechSpecsForAll() {
            SimulatedBatch batch =
                    pair().on("create-story" + PAIR, answers(null)).run();

            assertThat(batch.commands).contains("create-tech-spec" + PAIR, "tech-spec-review-1" + PAIR);
        }

        @Test
        void ofTwoDecisionsOnOneStoryTheLastStands() {
            SimulatedBatch batch = single().on(
                            "create-story 1-1-a",
                            answers(new StoriesCreated(List.of(
                                    new SpecDecision("1-1-a", TechSpecNeed.REQUIRED, ""),
                                    new SpecDecision("1-1-a", TechSpecNeed.SKIP, "")))))
                    .run();

            assertThat(batch.commands).doesNotContain("create-tech-spec 1-1-a");
        }

        private static LongFunction<Fact> mixedDecisions() {
            return answers(new StoriesCreated(List.of(
                    new SpecDecision("1-1-a", TechSpecNeed.SKIP, ""),
                    new SpecDecision("1-2-b", TechSpecNeed.REQUIRED, ""))));
        }
    }

    @Nested
    class BackgroundReviews {
        @Test
        void aReviewWithoutCriticalIssuesStartsNoMore() {
            assertThat(pair().run().commands).noneMatch(command -> command.startsWith("story-review-2"));
        }

        @Test
        void theFirstReviewUsesTheLargeModelAndIsWaitedFor() {
            SimulatedBatch batch = pair().runUntil("story-review-1" + PAIR).settle();

            assertThat(batch.running()).containsExactly("story-review-1" + PAIR);
            assertThat(batch.lastRun("story-review-1" + PAIR).small()).isFalse();
            assertThat(batch.lastRun("story-review-1" + PAIR).background()).isFalse();
        }

        @Test
        void criticalIssuesStartASmallReviewThatTheCycleDoesNotWaitFor() {
            SimulatedBatch batch = reviewedCritically();

            assertThat(batch.running()).containsExactly("story-review-2" + PAIR, "dev-story 1-1-a");
            assertThat(batch.lastRun("story-review-2" + PAIR).small()).isTrue();
            assertThat(batch.lastRun("story-review-2" + PAIR).background()).isTrue();
        }

        @Test
        void theChainEndsAfterTheThirdReview() {
            SimulatedBatch batch = pair().on("story-review-1" + PAIR, critical())
                    .on("story-review-2" + PAIR, critical())
                    .on("story-review-3" + PAIR, critical())
                    .run();

            assertThat(batch.count("story-review-2" + PAIR)).isEqualTo(1);
            assertThat(batch.count("story-review-3" + PAIR)).isEqualTo(1);
            assertThat(batch.commands).doesNotContain("story-review-4" + PAIR);
            assertThat(batch.state().chains()).isEmpty();
        }

        @Test
        void theChainEndsWhenNothingCriticalIsLeft() {
            SimulatedBatch batch =
                    pair().on("story-review-1" + PAIR, critical()).run();

            assertThat(batch.commands).contains("story-review-2" + PAIR).doesNotContain("story-review-3" + PAIR);
        }

        @Test
        void techSpecReviewsHaveAChainOfTheirOwn() {
            SimulatedBatch batch = pair().on("create-story" + PAIR, answers(null))
                    .on("story-review-1" + PAIR, critical())
                    .on("tech-spec-review-1" + PAIR, critical())
                    .runUntil("tech-spec-review-1" + PAIR)
                    .settle();
            batch.end("tech-spec-review-1" + PAIR).settle();

            assertThat(batch.running()).contains("tech-spec-review-2" + PAIR, "dev-story 1-1-a");
        }

        @Test
        void theBatchWaitsForItsBackgroundReviewsBeforeItEnds() {
            SimulatedBatch batch = reviewedCritically();
            endAllBut("story-review-2" + PAIR, batch);

            assertThat(batch.log).endsWith("end of cycle 1");
            assertThat(batch.state().isOver()).isFalse();
            batch.end("story-review-2" + PAIR).settle();
            assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
        }

        @Test
        void theNextCycleDoesNotWaitForThem() {
            SimulatedBatch batch = reviewedCritically().story("2-1-c", StatusClass.REVIEW);
            endAllBut("story-review-2" + PAIR, batch);

            assertThat(batch.commands).contains("code-review-1 2-1-c");
        }

        @Test
        void oneThatMetAnOverloadIsTriedAgainAfterAPauseThatHoldsNothingUp() {
            SimulatedBatch batch = reviewedCritically().on("story-review-2" + PAIR, fails(FailureKind.TRANSIENT));
            batch.end("story-review-2" + PAIR).settle();

            assertThat(batch.running()).containsExactly("dev-story 1-1-a");
            assertThat(batch.log).contains("pause story-review 1-1-a, 1-2-b");
            batch.run();
            assertThat(batch.count("story-review-2" + PAIR)).isEqualTo(2);
            assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
        }

        @Test
        void theBatchWaitsAlsoForOneThatPausesBeforeItIsTriedAgain() {
            SimulatedBatch batch = reviewedCritically().on("story-review-2" + PAIR, fails(FailureKind.TRANSIENT));
            batch.end("story-review-2" + PAIR).settle();
            endAllBut("story-review-2" + PAIR, batch);

            assertThat(batch.state().isOver()).isFalse();
            batch.run();
            assertThat(batch.log).endsWith("story-review-2" + PAIR, "end of batch");
        }

        @Test
        void oneThatKeepsMeetingOverloadsIsGivenUpWhenItsRetriesAreUsedUp() {
            SimulatedBatch batch = pair().on("story-review-1" + PAIR, critical())
                    .on(
                            "story-review-2" + PAIR,
                            fails(FailureKind.TRANSIENT),
                            fails(FailureKind.TRANSIENT),
                            fails(FailureKind.TRANSIENT))
                    .run();

            assertThat(batch.count("story-review-2" + PAIR)).isEqualTo(3);
            assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
        }

        @Test
        void oneThatFailsIsNotRepeatedAndBlocksNoStory() {
            SimulatedBatch batch = pair().on("story-review-1" + PAIR, critical())
                    .on("story-review-2" + PAIR, fails(FailureKind.ORDINARY))
                    .run();

            assertThat(batch.count("story-review-2" + PAIR)).isEqualTo(1);
            assertThat(batch.status("1-1-a")).isEqualTo(StatusClass.DONE);
            assertThat(batch.status("1-2-b")).isEqualTo(StatusClass.DONE);
        }

        @Test
        void oneThatMetTheUsageLimitGoesOnInItsSession() {
            SimulatedBatch batch = pair().on("story-review-1" + PAIR, critical())
                    .on("story-review-2" + PAIR, hitsLimit(5_000L))
                    .run();

            assertThat(batch.count("story-review-2" + PAIR)).isEqualTo(2);
            assertThat(batch.lastRun("story-review-2" + PAIR).continuation())
                    .extracting(Continuation::reason)
                    .isEqualTo(FailureKind.USAGE_LIMIT);
        }

        @Test
        void oneThatWasStoppedIsRepeatedInItsSessionAfterAResume() {
            SimulatedBatch batch = reviewedCritically();
            batch.stop(StopMode.NOW);
            batch.run();
            assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.STOPPED);

            batch.resume().run();
            assertThat(batch.count("story-review-2" + PAIR)).isEqualTo(2);
            assertThat(batch.lastRun("story-review-2" + PAIR).continuation()).isNotNull();
        }

        @Test
        void oneThatMetAFatalErrorIsRepeatedAfterAResume() {
            SimulatedBatch batch = reviewedCritically().on("story-review-2" + PAIR, fails(FailureKind.FATAL));
            batch.end("story-review-2" + PAIR).run();
            assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.ERROR);

            batch.resume().run();
            assertThat(batch.count("story-review-2" + PAIR)).isEqualTo(2);
            assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
        }

        private static SimulatedBatch reviewedCritically() {
            SimulatedBatch batch = pair().on("story-review-1" + PAIR, critical())
                    .runUntil("story-review-1" + PAIR)
                    .settle();
            return batch.end("story-review-1" + PAIR).settle();
        }

        private static void endAllBut(String command, SimulatedBatch batch) {
            while (batch.running().stream().anyMatch(running -> !running.equals(command))) {
                batch.end(batch.running().stream()
                        .filter(running -> !running.equals(command))
                        .findFirst()
                        .orElseThrow());
                batch.settle();
            }
        }
    }
}
