package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.testkit.FakeAgent.Leaving;
import dev.sprintrunner.testkit.RecordedLines;
import dev.sprintrunner.testkit.TestProject;
import dev.sprintrunner.testkit.Verdicts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Agents that do not start, or end without a word. */
@Timeout(60)
class StartFailureIT extends FakeAgentCase {

    private static void assertNobodyIsBlamed(TestEngine engine, TestProject project) {
        assertThat(engine.query("select failure_kind from commands")).containsExactly("fatal");
        assertThat(engine.query("select status, ended_at from stories")).containsExactly("in-progress|null");
        assertThat(project.status(STORY)).isEqualTo("in-progress");
        assertThat(engine.messages("error")).hasSize(1);
    }

    @Test
    void withoutTheProgramNoBatchBegins() throws Exception {
        TestProject project = project("ready-for-dev");
        TestEngine.writeSettings(project.root(), "agent_command: ['/nowhere/claude']");
        TestEngine engine = reopened(project, Clock.systemUTC(), Shortly.retried());

        assertThatThrownBy(engine::start)
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("the program /nowhere/claude was not found")
                .hasMessageContaining("install it, or set agent_command");

        assertThat(engine.query("select id from batches")).isEmpty();
    }

    @Test
    void aProgramThatGoesMissingEndsTheBatchWithTheMendAndIsGoneOnWithOnceItIsThere() throws Exception {
        TestProject project = project("ready-for-dev");
        TestEngine engine = engine(project);
        engine.listen(event -> {
            if (event.type().equals("command:end") && "dev-story".equals(event.command())) {
                writeAgent(project, "agent_command: ['/nowhere/claude']");
            }
        });

        BatchRow batch = engine.runAll();

        assertThat(batch.status()).isEqualTo("error");
        assertThat(batch.reason())
                .startsWith("the program /nowhere/claude was not found")
                .contains("install it, or set agent_command");
        assertThat(engine.query("select failure_kind from commands where status = 'failed'"))
                .containsExactly("fatal");
        assertThat(project.status(STORY)).isEqualTo("review");

        writeAgent(project, agent.setting());
        assertThat(engine.resume(batch.id()).status()).isEqualTo("completed");
        assertThat(engine.commands())
                .containsExactly(
                        "dev-story|completed",
                        "code-review-1|failed",
                        "code-review-1|completed",
                        "batch-commit|completed");
    }

    private static void writeAgent(TestProject project, String setting) {
        try {
            TestEngine.writeSettings(project.root(), setting);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRefusedOptionEndsTheBatchWithTheMend() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story")
                .runs("echo \"error: unknown option '--frobnicate'\" >&2")
                .exits(1);
        TestEngine engine = engine(project);

        BatchRow batch = engine.runAll();

        assertThat(batch.status()).isEqualTo("error");
        assertThat(batch.reason()).contains("--frobnicate", "agent_extra_args");
        assertNobodyIsBlamed(engine, project);
    }

    @Test
    void aSignInThatIsRefusedEndsTheBatchWithTheMend() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story").prints(RecordedLines.of("api-401")).exits(1);
        TestEngine engine = engine(project);

        BatchRow batch = engine.runAll();

        assertThat(batch.status()).isEqualTo("error");
        assertThat(batch.reason()).contains("/login");
        assertNobodyIsBlamed(engine, project);
    }

    @Test
    void aBackgroundReviewAtWorkIsEndedWhenTheBatchCannotGoOn() throws Exception {
        TestProject project = project("backlog");
        agent.on("story-review-1").starts().decides(Verdicts.review("Unclear"));
        agent.on("story-review-2", 1).starts().spawns(Leaving.SETSID).hangs();
        agent.on("dev-story", 1)
                .runs("until grep -q story-review-2 '" + temp.resolve("agent/calls")
                        + "'; do sleep 0.05; done; echo 'error: unknown option' >&2")
                .exits(1);
        TestEngine engine = engine(project);

        BatchRow batch = engine.runAll();

        assertThat(batch.status()).isEqualTo("error");
        assertThat(engine.query("select status from background_tasks")).containsExactly("interrupted");
        assertThat(engine.survivors()).isEmpty();
        assertThat(agent.running()).isEmpty();
        assertThat(engine.resume(batch.id()).status()).isEqualTo("completed");
        assertThat(engine.query("select status from background_tasks")).containsExactly("interrupted", "completed");
    }

    @Test
    void anExitWithoutAWordIsTheCommandsFailure() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story", 1).takesEffect().exits(0);
        TestEngine engine = engine(project);

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(engine.query("select failure, failure_kind, exit_code from commands where status = 'failed'"))
                .containsExactly("The agent ended without a word|ordinary|0");
    }

    @Test
    void theLinesOutweighTheExitCode() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story", 1).starts().says("I begin.").takesEffect().exits(0);
        agent.on("dev-story", 2).worksAsUsual().exits(7);
        TestEngine engine = engine(project);

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(engine.query("select status, exit_code, failure from commands where command = 'dev-story'"))
                .containsExactly("failed|0|The agent ended without a result: exit code 0", "completed|7|null");
    }

    @Test
    void aProgramThatIsKilledIsTheCommandsFailure() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story", 1).starts().takesEffect().runs("kill -9 $$");
        TestEngine engine = engine(project);

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(engine.query("select status, exit_code from commands where command = 'dev-story'"))
                .containsExactly("failed|137", "completed|0");
    }
}
