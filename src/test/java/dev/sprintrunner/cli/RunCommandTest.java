package dev.sprintrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sprintrunner.engine.BatchRequest;
import dev.sprintrunner.engine.EngineException;
import dev.sprintrunner.testkit.TestProject;
import dev.sprintrunner.workflow.StartPhase;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandTest {
    @TempDir
    private Path directory;

    private TestProject project;
    private Recorded recorded;
    private long batch;

    @BeforeEach
    void begin() throws Exception {
        project = TestProject.in(directory).story("1-1-scanner", "backlog").create();
        recorded = Recorded.in(project.root());
        batch = recorded.batch();
    }

    private FakeEngine engine(Consumer<FakeEngine> happens) {
        return new FakeEngine(recorded, batch, happens);
    }

    private FakeEngine completing() {
        return engine(running -> recorded.end(batch, "completed", null));
    }

    private CliRun run(FakeEngine engine, String... arguments) {
        return CliRun.with((workplace, command) -> engine, project.root(), arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "completed, done,    0",
        "completed, blocked, 1",
        "error,     backlog, 1",
        "stopped,   backlog, 130",
        "stopped,   blocked, 1",
    })
    void theExitCodeTellsHowItEnded(String batchStatus, String storyStatus, int exitCode) {
        FakeEngine engine = engine(running -> {
            recorded.story(batch, "1-1-scanner", "1-1", storyStatus, "why");
            recorded.end(batch, batchStatus, "why");
        });

        assertThat(run(engine, "run").exitCode()).isEqualTo(exitCode);
        assertThat(engine.closed).isTrue();
    }

    @Test
    void passesOnWhatIsAskedFor() {
        FakeEngine engine = completing();

        run(engine, "run", "all", "--story", "1-1", "--story", "1-2", "--from", "review");

        assertThat(engine.started).containsExactly(new BatchRequest(null, List.of("1-1", "1-2"), StartPhase.REVIEW));
    }

    @Test
    void withoutANumberTheSettingsDecide() {
        FakeEngine engine = completing();

        run(engine, "run");

        assertThat(engine.started).containsExactly(new BatchRequest(2, List.of(), null));
    }

    @Test
    void jsonIsOneObjectALineAsOnTheWebSocket() throws Exception {
        Events events = new Events();
        FakeEngine engine = engine(running -> {
            running.tell(events.batchStart(2));
            running.tell(events.later(5).commandStart(3, "dev-story", "1-1-scanner"));
            recorded.end(batch, "completed", null);
        });

        CliRun run = run(engine, "run", "--json");

        assertThat(run.lines()).hasSize(2);
        JsonNode second = new ObjectMapper().readTree(run.lines().get(1));
        assertThat(second).isEqualTo(new ObjectMapper().readTree("""
                {"type": "command:start", "id": 2, "timestamp": 1795356005000, "payload": {"batch_id": 7,
                  "story_key": "1-1-scanner", "command_id": 3, "command": "dev-story", "story_keys": ["1-1-scanner"]}}
                """));
    }

    @Test
    void elsewhereEachEventIsALineAndTheStoriesFollow() {
        Events events = new Events();
        FakeEngine engine = engine(running -> {
            long story = recorded.story(batch, "1-1-scanner", "1-1", "blocked", "10 reviews");
            recorded.command(batch, "dev-story", 1.5, story);
            recorded.command(batch, "code-review-1", 0.5, story);
            running.tell(events.commandStart(3, "dev-story", "1-1-scanner"));
            running.tell(events.progress(3, "dev-story", "tests", "Running\u001b[2J them", "1-1-scanner"));
            running.tell(events.doing(3, "dev-story", "text", "Now the parser.", "1-1-scanner"));
            running.tell(events.doing(3, "dev-story", "tool", "Edit src/A.java", "1-1-scanner"));
            running.tell(events.doing(3, "dev-story", "tool_error", "Bash: Exit code 1", "1-1-scanner"));
            recorded.end(batch, "completed", null);
        });

        assertThat(run(engine, "run", "1").lines())
                .containsExactly(
                        "2026-11-22 14:00:00  command:start     1-1-scanner  dev-story started",
                        "2026-11-22 14:00:00  command:progress  1-1-scanner  dev-story tests start: Running [2J them",
                        "2026-11-22 14:00:00  command:progress  1-1-scanner  dev-story says: Now the parser.",
                        "2026-11-22 14:00:00  command:progress  1-1-scanner  dev-story: Edit src/A.java",
                        "2026-11-22 14:00:00  command:progress  1-1-scanner  dev-story failed call: Bash: Exit code 1",
                        "Batch 1 completed. 0 cycles, 1 min 30 s, $2.00.",
                        "story        status         reviews         time      cost",
                        "1-1-scanner  blocked              1    2 min 0 s     $2.00",
                        "1-1 is blocked: 10 reviews. Look into it, then let it be tried again:",
                        "  sprint-runner set 1-1 ready-for-dev",
                        "  sprint-runner run 1 --story 1-1");
    }

    @Test
    void whatCannotStartExitsWith2() {
        FakeEngine engine = engine(running -> {
            throw new EngineException("there is nothing to do");
        });

        CliRun run = run(engine, "run");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("sprint-runner: there is nothing to do\n");
        assertThat(engine.closed).isTrue();
    }

    @Test
    void aDefectIsToldAsOne() {
        FakeEngine engine = engine(running -> {
            throw new IllegalStateException("impossible");
        });

        CliRun run = run(engine, "run");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains("a defect of the program", "--verbose", "impossible");
    }

    @Test
    void resumesTheNewestThatDidNotComplete() {
        recorded.end(batch, "stopped", "stopped at once");
        recorded.end(recorded.batch(), "completed", null);
        FakeEngine engine = completing();

        assertThat(run(engine, "resume").exitCode()).isZero();
        assertThat(engine.resumed).containsExactly(batch);
    }

    @ParameterizedTest
    @CsvSource({"resume, there is no batch to go on with", "resume 99, there is no batch 99"})
    void saysWhenThereIsNothingToResume(String line, String message) {
        recorded.end(batch, "completed", null);

        CliRun run = run(engine(running -> {}), line.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }
}
