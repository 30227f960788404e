package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.testkit.FakeAgent.Leaving;
import dev.sprintrunner.testkit.TestProject;
import dev.sprintrunner.testkit.Verdicts;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A runner that is killed while its agents work, and the next one. */
@Timeout(90)
class RunnerDeathIT extends FakeAgentCase {

    private RunnerProcess runner(TestProject project) throws Exception {
        TestEngine.writeSettings(project.root(), agent.setting());
        return RunnerProcess.start(project.root(), "128m");
    }

    private TestEngine next(TestProject project) throws Exception {
        TestEngine engine = reopened(project, Clock.systemUTC(), Shortly.retried());
        assertThat(engine.query("select status from batches")).containsExactly("interrupted");
        return engine;
    }

    /** Every command that was completed was completed once, and nothing is recorded as running. */
    private static void assertNothingWasRepeated(TestEngine engine) {
        assertThat(engine.query("select command, story_id from commands where status = 'completed'"))
                .doesNotHaveDuplicates();
        assertThat(engine.query("select count(*) from commands where status = 'running'"))
                .containsExactly("0");
        assertThat(engine.query("select distinct status from batches")).containsExactly("completed");
    }

    @Test
    void anAgentAtWorkGoesOnInItsOwnSessionAndNoOtherIsLeft() throws Exception {
        TestProject project = project()
                .story(STORY, "ready-for-dev")
                .story(SECOND, "ready-for-dev")
                .create();
        agent.on("dev-story", 1)
                .ignoresSignals()
                .starts()
                .spawns(Leaving.SETSID)
                .reports("implement")
                .hangs();
        try (RunnerProcess runner = runner(project)) {
            runner.awaitLine("command:progress dev-story implement");
            runner.kill();
        }
        assertThat(agent.running()).hasSize(2);

        TestEngine engine = next(project);
        assertThat(engine.resume(1).status()).isEqualTo("completed");

        assertThat(agent.running()).isEmpty();
        assertThat(engine.survivors()).isEmpty();
        assertThat(engine.commands())
                .containsExactly(
                        "dev-story|interrupted",
                        "dev-story|completed",
                        "code-review-1|completed",
                        "dev-story|completed",
                        "code-review-1|completed",
                        "batch-commit|completed");
        assertThat(agent.calls()).element(1).isEqualTo("dev-story|" + STORY + "|resumed|-");
        assertThat(agent.sessions().get(1)).isEqualTo(agent.sessions().get(0));
        assertNothingWasRepeated(engine);
        assertThat(project.status(STORY)).isEqualTo("done");
        assertThat(project.status(SECOND)).isEqualTo("done");
    }

    @Test
    void answeredReviewsAndDecisionsStand() throws Exception {
        TestProject project = project("review");
        agent.on("code-review-1").starts().decides(Verdicts.codeReview("HIGH", "No test"));
        agent.on("code-review-2", 1).starts().reports("analyze").hangs();
        agent.on("code-review-2", 2).starts().decides(Verdicts.codeReview("HIGH", "No message"));
        try (RunnerProcess runner = runner(project)) {
            runner.awaitLine("command:progress code-review-2 analyze");
            runner.kill();
        }

        TestEngine engine = next(project);
        assertThat(engine.resume(1).status()).isEqualTo("completed");

        assertThat(agent.commands())
                .containsExactly("code-review-1", "code-review-2", "code-review-2", "code-review-3", "batch-commit");
        assertNothingWasRepeated(engine);
    }

    @Test
    void agentsSideBySideAndInTheBackgroundAreTakenUp() throws Exception {
        TestProject project = project("backlog");
        agent.on("story-review-1").starts().decides(Verdicts.review("Unclear"));
        agent.on("story-review-2", 1).starts().spawns(Leaving.DAEMON).hangs();
        agent.on("dev-story", 1)
                .runs("until grep -q story-review-2 '" + temp.resolve("agent/calls") + "'; do sleep 0.05; done")
                .starts()
                .reports("implement")
                .hangs();
        try (RunnerProcess runner = runner(project)) {
            runner.awaitLine("command:progress dev-story implement");
            runner.kill();
        }

        TestEngine engine = next(project);
        assertThat(engine.resume(1).status()).isEqualTo("completed");

        assertNothingWasRepeated(engine);
        assertThat(engine.query("select status from background_tasks")).containsExactly("interrupted", "completed");
        assertThat(Set.copyOf(agent.commands()))
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "create-story",
                        "story-discovery",
                        "story-review-1",
                        "story-review-2",
                        "dev-story",
                        "code-review-1",
                        "batch-commit"));
        assertThat(agent.commands()).hasSize(9);
        assertThat(agent.running()).isEmpty();
    }

    /** Killed at whatever step the runner is at when these events are out; the third runner ends the sprint. */
    @Test
    void twoDeathsBetweenStepsLoseNothing() throws Exception {
        TestProject project =
                project().story(STORY, "backlog").story(SECOND, "backlog").create();
        try (RunnerProcess runner = runner(project)) {
            runner.awaitLine("command:end create-story");
            runner.kill();
        }
        try (RunnerProcess runner = RunnerProcess.start(project.root(), "128m", "1")) {
            runner.awaitLine("command:start code-review-1");
            runner.kill();
        }

        TestEngine engine = next(project);
        assertThat(engine.resume(1).status()).isEqualTo("completed");

        assertNothingWasRepeated(engine);
        assertThat(engine.query("select story_key, status from stories"))
                .containsExactly(STORY + "|done", SECOND + "|done");
        assertThat(engine.query("select cycles_completed from batches")).containsExactly("1");
        assertThat(project.git("status", "--porcelain")).isEmpty();
    }
}
