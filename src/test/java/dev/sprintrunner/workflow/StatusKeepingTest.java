package dev.sprintrunner.workflow;

import static dev.sprintrunner.workflow.Answers.answers;
import static dev.sprintrunner.workflow.Answers.fails;
import static dev.sprintrunner.workflow.Answers.specs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.report.Severity;
import dev.sprintrunner.report.Verdict.CodeReview;
import dev.sprintrunner.report.Verdict.TechSpecNeed;
import dev.sprintrunner.sprint.StatusClass;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The runner owns the statuses: each is written at its time, and what agents wrote is set right. */
class StatusKeepingTest {
    private static final String STORY = "1-1-a";
    private static final String DEV = "dev-story 1-1-a";

    private static SimulatedBatch developing() {
        return SimulatedBatch.ordinary().story(STORY, StatusClass.READY_FOR_DEV);
    }

    @Test
    void theStatusesOfAStoryFollowInOrder() {
        SimulatedBatch batch =
                SimulatedBatch.ordinary().story(STORY, StatusClass.BACKLOG).run();

        assertThat(batch.statuses)
                .containsExactly(
                        "1-1-a ready-for-dev", "epic-1 in-progress", "1-1-a in-progress", "1-1-a review", "1-1-a done");
    }

    @Test
    void theyFollowInTheSameOrderWhenAgentsWriteThemFirst() {
        SimulatedBatch batch = SimulatedBatch.ordinary().story(STORY, StatusClass.BACKLOG);
        batch.on(
                        "create-story 1-1-a",
                        batch.meddling(STORY, StatusClass.READY_FOR_DEV, specs(TechSpecNeed.SKIP, STORY)))
                .on(DEV, batch.meddling(STORY, StatusClass.REVIEW, answers(null)))
                .on("code-review-1 1-1-a", batch.meddling(STORY, StatusClass.DONE, noIssues()))
                .run();

        assertThat(batch.statuses)
                .containsSubsequence("1-1-a ready-for-dev", "1-1-a in-progress", "1-1-a review", "1-1-a done");
        assertThat(batch.status(STORY)).isEqualTo(StatusClass.DONE);
    }

    @ParameterizedTest
    @EnumSource(
            value = StatusClass.class,
            names = {"REVIEW"},
            mode = EnumSource.Mode.EXCLUDE)
    void afterDevelopmentTheStatusIsReviewWhateverTheAgentWrote(StatusClass written) {
        SimulatedBatch batch = developing();
        batch.on(DEV, batch.meddling(STORY, written, answers(null)))
                .runUntil(DEV)
                .settle()
                .end(DEV)
                .settle();

        assertThat(batch.status(STORY)).isEqualTo(StatusClass.REVIEW);
        assertThat(batch.running()).containsExactly("code-review-1 1-1-a");
    }

    @Test
    void aDoneThatAFailedAgentWroteIsSetBack() {
        SimulatedBatch batch = developing();
        batch.on(DEV, batch.meddling(STORY, StatusClass.DONE, fails(FailureKind.ORDINARY)))
                .runUntil(DEV)
                .settle()
                .end(DEV)
                .settle();

        assertThat(batch.status(STORY)).isEqualTo(StatusClass.IN_PROGRESS);
        assertThat(lastReason(batch)).isEqualTo("the file had been changed to done");
    }

    @Test
    void whatAnAgentWroteAboutTheOtherStoryIsSetRightToo() {
        SimulatedBatch batch = developing().story("1-2-b", StatusClass.READY_FOR_DEV);
        batch.on(DEV, batch.meddling("1-2-b", StatusClass.DONE, answers(null)))
                .runUntil(DEV)
                .settle()
                .end(DEV)
                .settle();

        assertThat(batch.status("1-2-b")).isEqualTo(StatusClass.READY_FOR_DEV);
    }

    @Test
    void aDoneStoryStaysDoneWhenTheCommitChangesIt() {
        SimulatedBatch batch = developing();
        batch.on("batch-commit 1-1-a", batch.meddling(STORY, StatusClass.REVIEW, answers(null)))
                .run();

        assertThat(batch.status(STORY)).isEqualTo(StatusClass.DONE);
        assertThat(batch.count("batch-commit 1-1-a")).isEqualTo(1);
    }

    @Test
    void theFileIsLeftAloneWhileAnAgentWorksOnTheStory() {
        SimulatedBatch batch = developing().runUntil(DEV).settle();
        batch.add(new Fact.StatusSeen(STORY, StatusClass.DONE));
        batch.settle();

        assertThat(batch.running()).containsExactly(DEV);
        assertThat(batch.statuses).containsExactly("1-1-a in-progress");
    }

    @Test
    void aBlockedStorySaysWhyAlsoWhenAnAgentHadChangedTheFile() {
        SimulatedBatch batch = developing();
        batch.on(
                        DEV,
                        fails(FailureKind.ORDINARY),
                        fails(FailureKind.ORDINARY),
                        batch.meddling(STORY, StatusClass.DONE, fails(FailureKind.ORDINARY)))
                .run();

        assertThat(batch.statuses).endsWith("1-1-a blocked");
        assertThat(lastReason(batch)).isEqualTo("three failures in a row, the last: it failed");
    }

    @ParameterizedTest
    @EnumSource(
            value = StatusClass.class,
            names = {"BACKLOG"},
            mode = EnumSource.Mode.EXCLUDE)
    void onlyAnEpicInTheBacklogIsLifted(StatusClass epic) {
        SimulatedBatch batch = SimulatedBatch.ordinary()
                .story(STORY, StatusClass.BACKLOG)
                .epic("epic-1", epic)
                .run();

        assertThat(batch.statuses).noneMatch(line -> line.startsWith("epic-1"));
    }

    @Test
    void anEpicIsNotLiftedByStoriesThatWereCreatedEarlier() {
        assertThat(developing().run().status("epic-1")).isEqualTo(StatusClass.BACKLOG);
    }

    private static String lastReason(SimulatedBatch batch) {
        return batch.facts.stream()
                .filter(Fact.StatusDecided.class::isInstance)
                .map(Fact.StatusDecided.class::cast)
                .reduce((first, last) -> last)
                .orElseThrow()
                .change()
                .reason();
    }

    private static LongFunction<Fact> noIssues() {
        return answers(new CodeReview(Severity.NONE, List.of(), Map.of()));
    }
}
