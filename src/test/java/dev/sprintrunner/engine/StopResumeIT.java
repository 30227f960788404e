package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.testkit.RecordedLines;
import dev.sprintrunner.testkit.TestProject;
import dev.sprintrunner.testkit.Verdicts;
import dev.sprintrunner.workflow.StopMode;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Stops at each boundary, and what a resume makes of them. */
@Timeout(60)
class StopResumeIT extends FakeAgentCase {

    @Test
    void afterTheStoryMeansItsReviewsAndItsCommitToo() throws Exception {
        TestProject project = project()
                .story(STORY, "ready-for-dev")
                .story(SECOND, "ready-for-dev")
                .create();
        agent.on("dev-story", 1).starts().reports("implement").awaits("go").worksAsUsual();
        TestEngine engine = engine(project);
        long id = engine.start();
        engine.awaitTask("dev-story", "implement");

        engine.orchestrator.stop(StopMode.STORY);
        engine.awaitWarning("stopping");
        agent.open("go");
        BatchRow batch = engine.orchestrator.await(id);

        assertThat(batch.status()).isEqualTo("stopped");
        assertThat(batch.reason()).isEqualTo("stopped after the story");
        assertThat(batch.cyclesCompleted()).isZero();
        assertThat(agent.commands()).containsExactly("dev-story", "code-review-1", "batch-commit");
        assertThat(project.status(STORY)).isEqualTo("done");
        assertThat(project.status(SECOND)).isEqualTo("ready-for-dev");

        assertThat(engine.resume(id).cyclesCompleted()).isEqualTo(1);
        assertThat(agent.calls().subList(3, 6))
                .containsExactly(
                        "dev-story|" + SECOND + "|fresh|-",
                        "code-review-1|" + SECOND + "|fresh|-",
                        "batch-commit|" + SECOND + "|fresh|-");
        assertThat(project.commits()).hasSize(3);
    }

    @Test
    void afterTheCommandLeavesTheNextToTheResume() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story").starts().reports("implement").awaits("go").worksAsUsual();
        TestEngine engine = engine(project);
        long id = engine.start();
        engine.awaitTask("dev-story", "implement");

        engine.orchestrator.stop(StopMode.COMMAND);
        engine.awaitWarning("stopping");
        agent.open("go");

        assertThat(engine.orchestrator.await(id).reason()).isEqualTo("stopped after the command");
        assertThat(engine.commands()).containsExactly("dev-story|completed");
        assertThat(project.status(STORY)).isEqualTo("review");
        assertThat(engine.resume(id).status()).isEqualTo("completed");
        assertThat(agent.commands()).containsExactly("dev-story", "code-review-1", "batch-commit");
    }

    @Test
    void reviewsThatWereAnsweredStand() throws Exception {
        TestProject project = project("review");
        agent.on("code-review-1").starts().decides(Verdicts.codeReview("HIGH", "No test"));
        agent.on("code-review-2", 1).starts().reports("analyze").hangs();
        agent.on("code-review-2", 2).starts().decides(Verdicts.codeReview("HIGH", "No error message"));
        TestEngine engine = engine(project);
        long id = engine.start();
        engine.awaitTask("code-review-2", "analyze");

        engine.orchestrator.stop(StopMode.NOW);

        assertThat(engine.orchestrator.await(id).status()).isEqualTo("stopped");
        assertThat(engine.resume(id).status()).isEqualTo("completed");
        assertThat(agent.calls())
                .containsExactly(
                        "code-review-1|" + STORY + "|fresh|-",
                        "code-review-2|" + STORY + "|fresh|haiku",
                        "code-review-2|" + STORY + "|resumed|haiku",
                        "code-review-3|" + STORY + "|fresh|haiku",
                        "batch-commit|" + STORY + "|fresh|-");
        assertThat(agent.sessions().get(2)).isEqualTo(agent.sessions().get(1));
        assertThat(engine.query("select status from batches")).containsExactly("completed");
    }

    @Test
    void aSoonerStopFollowsALaterOneButNotTheOtherWayRound() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story").starts().reports("implement").hangs();
        TestEngine engine = engine(project);
        long id = engine.start();
        engine.awaitTask("dev-story", "implement");

        engine.orchestrator.stop(StopMode.COMMAND);
        engine.orchestrator.stop(StopMode.STORY);
        engine.orchestrator.stop(StopMode.NOW);
        BatchRow batch = engine.orchestrator.await(id);

        assertThat(batch.reason()).isEqualTo("stopped at once");
        assertThat(engine.commands()).containsExactly("dev-story|interrupted");
        assertThat(engine.orchestrator.stop(StopMode.NOW)).isFalse();
        assertThatThrownBy(() -> engine.orchestrator.resume(99)).hasMessageContaining("no batch 99");
    }

    @Test
    void aRetryPauseCanBeStoppedAndIsKeptOverARestart() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story", 1)
                .prints(RecordedLines.of("api-529-opus-default-retries"))
                .exits(1);
        TestEngine engine = engine(project, UnaryOperator.identity(), "retry_initial_seconds: 300");
        long id = engine.start();
        engine.awaitWarning("retry");

        engine.orchestrator.stop(StopMode.COMMAND);

        assertThat(engine.orchestrator.await(id).status()).isEqualTo("stopped");
        assertThat(engine.query("select reason, ended_at is null from waits"))
                .containsExactly("retry of dev-story " + STORY + "|1");
        engine.close();

        TestEngine next = reopened(project, later(Duration.ofHours(1)), UnaryOperator.identity());
        assertThat(next.resume(id).status()).isEqualTo("completed");
        assertThat(next.commands())
                .containsExactly(
                        "dev-story|failed", "dev-story|completed", "code-review-1|completed", "batch-commit|completed");
        assertThat(next.query("select ended_at is null from waits")).containsExactly("0");
    }

    @Test
    void theUsageLimitHoldsOverARestartAndCostsNoAttempt() throws Exception {
        TestProject project = project("review");
        Instant reset = Instant.now().plus(Duration.ofHours(2));
        agent.on("code-review-1", 1).prints(RecordedLines.usageLimit(reset)).exits(1);
        TestEngine engine = engine(project);
        long id = engine.start();
        engine.await(event -> event.type().equals("batch:waiting"));

        engine.orchestrator.stop(StopMode.NOW);
        assertThat(engine.orchestrator.await(id).status()).isEqualTo("stopped");
        engine.close();

        TestEngine waiting = reopened(project, later(Duration.ofHours(1)), Shortly.retried());
        waiting.orchestrator.resume(id);
        waiting.await(event -> event.type().equals("batch:start"));
        waiting.orchestrator.stop(StopMode.COMMAND);
        assertThat(waiting.orchestrator.await(id).status()).isEqualTo("stopped");
        assertThat(agent.commands()).containsExactly("code-review-1");
        waiting.close();

        TestEngine lifted = reopened(project, later(Duration.ofHours(3)), Shortly.retried());
        assertThat(lifted.resume(id).status()).isEqualTo("completed");
        assertThat(agent.calls())
                .containsExactly(
                        "code-review-1|" + STORY + "|fresh|-",
                        "code-review-1|" + STORY + "|resumed|-",
                        "batch-commit|" + STORY + "|fresh|-");
        assertThat(lifted.query("select failure_kind from commands where status = 'failed'"))
                .containsExactly("usage_limit");
    }

    @Test
    void tryNowEndsTheWaitForTheUsageLimit() throws Exception {
        TestProject project = project("review");
        agent.on("code-review-1", 1)
                .prints(RecordedLines.usageLimit(Instant.now().plus(Duration.ofHours(2))))
                .exits(1);
        TestEngine engine = engine(project);
        long id = engine.start();
        engine.await(event -> event.type().equals("batch:waiting"));

        assertThat(engine.orchestrator.tryNow()).isTrue();

        assertThat(engine.orchestrator.await(id).status()).isEqualTo("completed");
        assertThat(agent.calls()).element(1).isEqualTo("code-review-1|" + STORY + "|resumed|-");
    }

    /** The work was done before the stop; going on in its session there is only the answer left to give. */
    @Test
    void whatWasDoneBeforeAStopCountsForTheCommandThatGoesOn() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story", 1).starts().takesEffect().reports("validate").hangs();
        agent.on("dev-story", 2).starts().answers("That was all.");
        agent.on("batch-commit", 1).starts().takesEffect().reports("commit").hangs();
        agent.on("batch-commit", 2).runs("hash=$(git rev-parse HEAD)").runs("emit init; emit committed");
        TestEngine engine = engine(project);
        long id = engine.start();
        engine.awaitTask("dev-story", "validate");
        engine.orchestrator.stop(StopMode.NOW);
        engine.orchestrator.await(id);

        engine.orchestrator.resume(id);
        engine.awaitTask("batch-commit", "commit");
        engine.orchestrator.stop(StopMode.NOW);
        engine.orchestrator.await(id);

        assertThat(engine.resume(id).status()).isEqualTo("completed");
        assertThat(engine.commands())
                .containsExactly(
                        "dev-story|interrupted",
                        "dev-story|completed",
                        "code-review-1|completed",
                        "batch-commit|interrupted",
                        "batch-commit|completed");
        assertThat(project.commits()).hasSize(2);
    }

    @Test
    void withoutGitWhatWasDoneBeforeAStopCountsToo() throws Exception {
        TestProject project = project("ready-for-dev");
        Files.move(project.root().resolve(".git"), temp.resolve("no-git"));
        agent.on("dev-story", 1).starts().takesEffect().reports("validate").hangs();
        agent.on("dev-story", 2).starts().answers("That was all.");
        TestEngine engine = engine(project);
        long id = engine.start();
        engine.awaitTask("dev-story", "validate");
        engine.orchestrator.stop(StopMode.NOW);
        engine.orchestrator.await(id);

        assertThat(engine.resume(id).status()).isEqualTo("completed");
        assertThat(engine.commands())
                .containsExactly("dev-story|interrupted", "dev-story|completed", "code-review-1|completed");
    }
}
