package dev.sprintrunner.workflow;

import static dev.sprintrunner.workflow.Answers.fails;
import static dev.sprintrunner.workflow.Answers.finds;
import static dev.sprintrunner.workflow.RulesBuilder.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.command.CommitMode;
import dev.sprintrunner.report.Severity;
import dev.sprintrunner.sprint.StatusClass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Selection, the order of a cycle's work, its commit, and when the batch is complete. */
class CycleTest {

    @Test
    void aPairFromTheBacklogGoesThroughThePhasesTogetherAndIsDevelopedStoryAfterStory() {
        SimulatedBatch batch = SimulatedBatch.ordinary()
                .story("1-1-a", StatusClass.BACKLOG)
                .story("1-2-b", StatusClass.BACKLOG)
                .run();

        assertThat(batch.log)
                .containsExactly(
                        "freeze",
                        "cycle 1 1-1-a,1-2-b",
                        "create-story 1-1-a,1-2-b",
                        "story-discovery 1-1-a,1-2-b",
                        "1-1-a ready-for-dev",
                        "1-2-b ready-for-dev",
                        "epic-1 in-progress",
                        "story-review-1 1-1-a,1-2-b",
                        "1-1-a in-progress",
                        "dev-story 1-1-a",
                        "1-1-a review",
                        "code-review-1 1-1-a",
                        "1-1-a done",
                        "1-2-b in-progress",
                        "dev-story 1-2-b",
                        "1-2-b review",
                        "code-review-1 1-2-b",
                        "1-2-b done",
                        "batch-commit 1-1-a,1-2-b",
                        "end of cycle 1",
                        "end of batch");
        assertThat(batch.end()).isEqualTo(new BatchEnd(BatchOutcome.COMPLETED, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "BACKLOG, create-story 1-1-a",
        "READY_FOR_DEV, dev-story 1-1-a",
        "IN_PROGRESS, dev-story 1-1-a",
        "REVIEW, code-review-1 1-1-a"
    })
    void aStoryEntersWhereItsStatusSays(StatusClass status, String firstCommand) {
        SimulatedBatch batch = SimulatedBatch.ordinary().story("1-1-a", status).run();

        assertThat(batch.commands).startsWith(firstCommand);
        assertThat(batch.status("1-1-a")).isEqualTo(StatusClass.DONE);
    }

    @Test
    void aReadyStoryWhoseTechSpecIsMissingEntersAtTechSpec() {
        SimulatedBatch batch = SimulatedBatch.ordinary().story("1-1-a", StatusClass.READY_FOR_DEV);
        batch.specIsMissing = true;
        batch.run();

        assertThat(batch.commands).startsWith("create-tech-spec 1-1-a", "tech-spec-review-1 1-1-a", "dev-story 1-1-a");
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE, create-story 1-1-a, 1-1-a backlog",
        "TECH_SPEC, create-tech-spec 1-1-a, 1-1-a ready-for-dev",
        "DEV, dev-story 1-1-a, 1-1-a ready-for-dev",
        "REVIEW, code-review-1 1-1-a, 1-1-a review"
    })
    void aDoneStoryIsRunAgainFromThePhaseAskedFor(StartPhase from, String firstCommand, String firstStatus) {
        SimulatedBatch batch = SimulatedBatch.of(new BatchPlan(1, List.of("1-1-a"), from, rules().build()))
                .story("1-1-a", StatusClass.DONE)
                .run();

        assertThat(batch.commands).startsWith(firstCommand);
        assertThat(batch.statuses).startsWith(firstStatus);
        assertThat(batch.status("1-1-a")).isEqualTo(StatusClass.DONE);
    }

    @Test
    void aPairMayEnterAtDifferentPhasesAndDocumentsComeFirst() {
        SimulatedBatch batch = SimulatedBatch.ordinary()
                .story("1-1-a", StatusClass.REVIEW)
                .story("1-2-b", StatusClass.BACKLOG)
                .run();

        assertThat(batch.commands)
                .containsExactly(
                        "create-story 1-2-b",
                        "story-discovery 1-2-b",
                        "story-review-1 1-2-b",
                        "code-review-1 1-1-a",
                        "dev-story 1-2-b",
                        "code-review-1 1-2-b",
                        "batch-commit 1-1-a,1-2-b");
    }

    @Test
    void storiesThatReachTheSameSharedPhaseShareOneAgent() {
        SimulatedBatch batch = SimulatedBatch.ordinary()
                .story("1-1-a", StatusClass.READY_FOR_DEV)
                .story("1-2-b", StatusClass.BACKLOG)
                .on("create-story 1-2-b", Answers.answers(null));
        batch.specIsMissing = true;
        batch.run();

        assertThat(batch.commands)
                .containsSubsequence("create-story 1-2-b", "story-review-1 1-2-b", "create-tech-spec 1-1-a,1-2-b");
    }

    @Test
    void aCycleTakesStoriesOfOneEpicOnly() {
        SimulatedBatch batch = SimulatedBatch.ordinary()
                .story("1-1-a", StatusClass.REVIEW)
                .story("2-1-b", StatusClass.REVIEW)
                .story("1-2-c", StatusClass.REVIEW)
                .run();

        assertThat(batch.log).contains("cycle 1 1-1-a,1-2-c", "cycle 2 2-1-b");
        assertThat(batch.state().cyclesCompleted()).isEqualTo(2);
    }

    @Test
    void theBatchEndsAfterTheCyclesAskedFor() {
        SimulatedBatch batch = threeEpics(SimulatedBatch.of(2, rules().build())).run();

        assertThat(batch.state().cyclesCompleted()).isEqualTo(2);
        assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
        assertThat(batch.status("3-1-c")).isEqualTo(StatusClass.REVIEW);
    }

    @Test
    void allCyclesRunUntilNothingIsSelectable() {
        SimulatedBatch batch =
                threeEpics(SimulatedBatch.of(null, rules().build())).run();

        assertThat(batch.state().cyclesCompleted()).isEqualTo(3);
        assertThat(batch.state().exhausted()).isTrue();
        assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
    }

    @Test
    void aBatchWithNothingSelectableCompletesWithoutACycle() {
        SimulatedBatch batch =
                SimulatedBatch.ordinary().story("1-1-a", StatusClass.DONE).run();

        assertThat(batch.commands).isEmpty();
        assertThat(batch.state().cyclesCompleted()).isZero();
        assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
    }

    @Test
    void aCycleCountsAlsoWhenItsStoriesAreBlockedAndIsNotCommitted() {
        SimulatedBatch batch = SimulatedBatch.of(1, rules().maxReviews(1).build())
                .story("1-1-a", StatusClass.REVIEW)
                .on("code-review-1 1-1-a", finds(Severity.HIGH, "x"))
                .run();

        assertThat(batch.state().cyclesCompleted()).isEqualTo(1);
        assertThat(batch.commands).containsExactly("code-review-1 1-1-a");
        assertThat(batch.status("1-1-a")).isEqualTo(StatusClass.BLOCKED);
    }

    @Test
    void aStoryFinishedInThisBatchIsNeverSelectedAgainWhateverTheFileSays() {
        SimulatedBatch batch = SimulatedBatch.of(rules().maxReviews(1).build())
                .story("1-1-a", StatusClass.REVIEW)
                .story("2-1-b", StatusClass.REVIEW)
                .on("code-review-1 1-1-a", finds(Severity.HIGH, "x"))
                .runUntil("code-review-1 2-1-b");
        batch.sprint.put("1-1-a", StatusClass.READY_FOR_DEV);
        batch.run();

        assertThat(batch.count("code-review-1 1-1-a")).isEqualTo(1);
        assertThat(batch.commands).doesNotContain("dev-story 1-1-a");
    }

    @Test
    void onlyTheDoneStoriesOfACycleAreCommitted() {
        SimulatedBatch batch = SimulatedBatch.of(rules().maxReviews(1).build())
                .story("1-1-a", StatusClass.REVIEW)
                .story("1-2-b", StatusClass.REVIEW)
                .on("code-review-1 1-1-a", finds(Severity.HIGH, "x"))
                .run();

        assertThat(batch.commands).endsWith("batch-commit 1-2-b");
    }

    @ParameterizedTest
    @CsvSource({"AGENT, 1", "NATIVE, 1", "OFF, 0"})
    void thereIsACommitUnlessItIsOff(CommitMode mode, int commits) {
        SimulatedBatch batch = SimulatedBatch.of(rules().commits(mode).build())
                .story("1-1-a", StatusClass.REVIEW)
                .run();

        assertThat(batch.count("batch-commit 1-1-a")).isEqualTo(commits);
        assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
    }

    @Test
    void aCommitThatKeepsFailingIsGivenUpAndBlocksNoStory() {
        SimulatedBatch batch = SimulatedBatch.ordinary()
                .story("1-1-a", StatusClass.REVIEW)
                .on(
                        "batch-commit 1-1-a",
                        fails(FailureKind.ORDINARY),
                        fails(FailureKind.ORDINARY),
                        fails(FailureKind.ORDINARY))
                .run();

        assertThat(batch.count("batch-commit 1-1-a")).isEqualTo(3);
        assertThat(batch.status("1-1-a")).isEqualTo(StatusClass.DONE);
        assertThat(batch.end().outcome()).isEqualTo(BatchOutcome.COMPLETED);
        assertThat(batch.state().cyclesCompleted()).isEqualTo(1);
    }

    @Test
    void aCommitGivenUpIsTriedAgainAfterAResume() {
        SimulatedBatch batch = SimulatedBatch.ordinary()
                .story("1-1-a", StatusClass.REVIEW)
                .story("1-2-b", StatusClass.REVIEW)
                .on(
                        "batch-commit 1-1-a",
                        fails(FailureKind.ORDINARY),
                        fails(FailureKind.ORDINARY),
                        fails(FailureKind.ORDINARY));
        batch.settle().stop(StopMode.STORY);
        batch.run();
        assertThat(batch.count("batch-commit 1-1-a")).isEqualTo(3);

        batch.resume().run();

        assertThat(batch.state().finished()).containsExactly("1-1-a", "1-2-b");
        assertThat(batch.commands.subList(batch.commands.lastIndexOf("batch-commit 1-1-a") + 1, batch.commands.size()))
                .isNotEmpty()
                .endsWith("batch-commit 1-1-a,1-2-b");
    }

    @Test
    void doneStoriesAreArchivedOnceAfterTheCommit() {
        SimulatedBatch batch = SimulatedBatch.of(
                        rules().archiving().maxReviews(1).build())
                .story("1-1-a", StatusClass.REVIEW)
                .story("1-2-b", StatusClass.REVIEW)
                .on("code-review-1 1-2-b", finds(Severity.HIGH, "x"))
                .run();

        assertThat(batch.log)
                .containsSubsequence("batch-commit 1-1-a", "archive 1-1-a", "end of cycle 1")
                .doesNotHaveDuplicates();
    }

    @Test
    void nothingIsArchivedWithoutAStoryThatIsDone() {
        SimulatedBatch batch = SimulatedBatch.of(
                        rules().archiving().maxReviews(1).build())
                .story("1-1-a", StatusClass.REVIEW)
                .on("code-review-1 1-1-a", finds(Severity.HIGH, "x"))
                .run();

        assertThat(batch.log).noneMatch(line -> line.startsWith("archive"));
    }

    @Test
    void changedRulesApplyFromTheNextStepOn() {
        SimulatedBatch batch =
                SimulatedBatch.ordinary().story("1-1-a", StatusClass.REVIEW).settle();
        batch.add(new Fact.RulesChanged(rules().commits(CommitMode.OFF).build()));
        batch.run();

        assertThat(batch.commands).containsExactly("code-review-1 1-1-a");
    }

    private static SimulatedBatch threeEpics(SimulatedBatch batch) {
        return batch.story("1-1-a", StatusClass.REVIEW)
                .story("2-1-b", StatusClass.REVIEW)
                .story("3-1-c", StatusClass.REVIEW);
    }
}
