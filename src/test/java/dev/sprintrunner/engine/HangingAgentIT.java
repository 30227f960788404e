package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.testkit.FakeAgent.Leaving;
import dev.sprintrunner.testkit.RecordedLines;
import dev.sprintrunner.testkit.TestProject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Agents that do not end by themselves. */
@Timeout(60)
class HangingAgentIT extends FakeAgentCase {

    @Test
    void silenceIsAFailureAndTheThirdBlocksTheStory() throws Exception {
        TestProject project =
                project().story(STORY, "ready-for-dev").story(SECOND, "review").create();
        agent.on("dev-story").starts().spawns(Leaving.SETSID).hangs();
        TestEngine engine = engine(project, Shortly.stalled(Duration.ofMillis(600)));

        BatchRow batch = engine.runAll();

        assertThat(batch.status()).isEqualTo("completed");
        assertThat(engine.commands())
                .containsExactly(
                        "dev-story|failed",
                        "dev-story|failed",
                        "dev-story|failed",
                        "code-review-1|completed",
                        "batch-commit|completed");
        assertThat(engine.query("select distinct failure, failure_kind from commands where status = 'failed'"))
                .containsExactly("The agent gave no output for too long and was ended|ordinary");
        assertThat(engine.query("select story_key, status, reason from stories"))
                .containsExactly(
                        STORY + "|blocked|three failures in a row, the last: The agent gave no output for too long and"
                                + " was ended",
                        SECOND + "|done|accepted");
        assertThat(project.status(STORY)).isEqualTo("blocked");
        assertThat(project.status(SECOND)).isEqualTo("done");
        assertThat(agent.sessions()).doesNotHaveDuplicates();
        assertThat(engine.survivors()).isEmpty();
        assertThat(agent.running()).isEmpty();
    }

    @Test
    void aRunLongerThanItsTimeIsEndedHoweverMuchItSays() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story", 1).starts().runs("while :; do emit done; sleep 0.1; done");
        TestEngine engine = engine(project, Shortly.timedOut(Duration.ofMillis(900)));

        engine.runAll();

        assertThat(engine.query("select command, status, failure from commands where command = 'dev-story'"))
                .containsExactly(
                        "dev-story|failed|The agent ran for too long and was ended", "dev-story|completed|null");
        assertThat(project.status(STORY)).isEqualTo("done");
    }

    @Test
    void aResultStandsWhenItsProcessStays() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story")
                .ignoresSignals()
                .worksAsUsual()
                .spawns(Leaving.NOT)
                .hangs();
        TestEngine engine = engine(project, Shortly.graceful(Duration.ofMillis(400)));

        BatchRow batch = engine.runAll();

        assertThat(batch.status()).isEqualTo("completed");
        assertThat(engine.commands())
                .containsExactly("dev-story|completed", "code-review-1|completed", "batch-commit|completed");
        assertThat(engine.query("select failure, num_turns, cost_usd > 0 from commands where command = 'dev-story'"))
                .containsExactly("null|1|1");
        assertThat(engine.survivors()).isEmpty();
    }

    /** The agent says it will wait for minutes, and is silent for four times what is allowed. */
    @Test
    void anAnnouncedWaitForTheApiIsNoStall() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story")
                .starts()
                .prints(RecordedLines.apiRetry(300_000))
                .runs("sleep 2")
                .worksAsUsual();
        TestEngine engine = engine(project, Shortly.stalled(Duration.ofMillis(500)));

        assertThat(engine.runAll().status()).isEqualTo("completed");
        assertThat(engine.commands())
                .containsExactly("dev-story|completed", "code-review-1|completed", "batch-commit|completed");
    }

    @Test
    void silenceAfterAnAnnouncedWaitIsAStall() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story", 1).starts().prints(RecordedLines.apiRetry(300)).hangs();
        TestEngine engine = engine(project, Shortly.stalled(Duration.ofMillis(500)));

        engine.runAll();

        assertThat(engine.commands()).startsWith("dev-story|failed", "dev-story|completed");
    }
}
