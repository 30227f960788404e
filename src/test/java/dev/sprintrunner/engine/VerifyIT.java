package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.testkit.TestProject;
import dev.sprintrunner.workflow.StopMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The project's own tests as the last word on a story. */
@Timeout(60)
class VerifyIT extends FakeAgentCase {

    /** A line for {@code verify_command}. */
    private static String verify(String shell) {
        return "verify_command: \"" + shell.replace("\"", "\\\"") + "\"";
    }

    private static Path prompt(TestProject project, TestEngine engine, String command) {
        String files = engine.query("select files from commands where command = '" + command + "'")
                .get(0);
        return project.root().resolve(".sprint-runner/transcripts").resolve(files + ".prompt.md");
    }

    @Test
    void itsOutputReachesTheNextReview() throws Exception {
        TestProject project = project("review");
        agent.on("code-review-2").runs("touch mended").worksAsUsual();
        TestEngine engine =
                engine(project, verify("echo '3 of 7 tests failed: login'; echo 'no database' >&2; test -e mended"));

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(engine.query("select command, status, output_summary from commands"))
                .startsWith(
                        "code-review-1|completed|none, 0 issues",
                        "verify|completed|did not pass",
                        "code-review-2|completed|none, 0 issues",
                        "verify|completed|passed");
        assertThat(prompt(project, engine, "code-review-1")).content().doesNotContain("tests failed: login\n");
        assertThat(prompt(project, engine, "code-review-2"))
                .content()
                .contains("3 of 7 tests failed: login\n", "no database", "(exit code 1)");
        assertThat(project.status(STORY)).isEqualTo("done");
    }

    @Test
    void whatNeverPassesIsBlockedAfterTheLastReview() throws Exception {
        TestProject project = project("review");
        TestEngine engine = engine(project, verify("exit 3"), "max_code_review_attempts: 2");

        engine.runAll();

        assertThat(engine.query("select command, exit_code from commands"))
                .containsExactly("code-review-1|0", "verify|3", "code-review-2|0", "verify|3");
        assertThat(engine.query("select status, reason from stories"))
                .containsExactly("blocked|the verify command still fails after 2 reviews");
        assertThat(project.status(STORY)).isEqualTo("blocked");
        assertThat(project.commits()).hasSize(1);
    }

    @Test
    void oneThatHangsIsEndedWithAllItStartedAndHasNotPassed() throws Exception {
        TestProject project = project("review");
        TestEngine engine = engine(
                project,
                Shortly.stalled(Duration.ofMillis(600)),
                verify("trap '' INT TERM; nohup sh " + child() + " >/dev/null & test -e second || { touch second;"
                        + " echo waiting; sleep 1000; }"));

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(engine.query("select command, output_summary from commands where command = 'verify'"))
                .containsExactly("verify|did not pass", "verify|passed");
        assertThat(prompt(project, engine, "code-review-2"))
                .content()
                .contains("waiting", "(ended by the runner: stalled)");
        assertThat(agent.running()).isEmpty();
        assertThat(engine.survivors()).isEmpty();
    }

    @Test
    void itIsRepeatedWhenItWasStopped() throws Exception {
        TestProject project = project("review");
        TestEngine engine = engine(project, verify("test -e second || { touch second started; sh " + child() + "; }"));
        long id = engine.start();
        engine.await(event -> "verify".equals(event.command()));

        engine.orchestrator.stop(StopMode.NOW);

        assertThat(engine.orchestrator.await(id).status()).isEqualTo("stopped");
        assertThat(engine.commands()).containsExactly("code-review-1|completed", "verify|interrupted");
        assertThat(engine.survivors()).isEmpty();
        assertThat(agent.running()).isEmpty();
        Files.writeString(project.root().resolve("second"), "");
        assertThat(engine.resume(id).status()).isEqualTo("completed");
        assertThat(engine.commands())
                .containsExactly(
                        "code-review-1|completed", "verify|interrupted", "verify|completed", "batch-commit|completed");
    }

    private String child() throws IOException {
        return temp.resolve("agent/child.sh") + " " + temp.resolve("agent/ready");
    }
}
