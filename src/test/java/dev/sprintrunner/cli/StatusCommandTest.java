package dev.sprintrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sprintrunner.testkit.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private TestProject.Builder builder;

    @BeforeEach
    void begin() {
        builder = TestProject.in(directory.resolve("project"));
    }

    @Test
    void jsonTellsStoriesAndEpicsInFileOrder() throws Exception {
        TestProject project = builder.epic("2a", "in-progress")
                .story("2a-2-report", "Code Review")
                .story("2a-1-scanner", "done ✅")
                .story("notes", "backlog")
                .create();

        CliRun run = CliRun.in(project.root(), "status", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(JSON.readTree(run.out()))
                .isEqualTo(JSON.readTree("""
                {"file": "%s", "refuse": null, "warnings": ["%s:8: `notes` has no story number; it comes last in its epic"],
                 "stories": [
                   {"key": "2a-2-report", "id": "2a-2", "epic": "2a", "status": "Code Review", "class": "review"},
                   {"key": "2a-1-scanner", "id": "2a-1", "epic": "2a", "status": "done ✅", "class": "done"},
                   {"key": "notes", "id": "notes", "epic": null, "status": "backlog", "class": "backlog"}],
                 "epics": [{"key": "epic-2a", "id": "2a", "status": "in-progress"}],
                 "batch": null}
                """.formatted(real(project.statusFile()), real(project.statusFile()))));
        assertThat(project.root().resolve(".sprint-runner")).doesNotExist();
    }

    @Test
    void aRefusedFileIsToldOnBothStreams() throws Exception {
        TestProject project = builder.statusText("""
                development_status:
                <<<<<<< HEAD
                  1-1-scanner: done
                =======
                  1-1-scanner: review
                >>>>>>> theirs
                """).create();

        CliRun run = CliRun.in(project.root(), "status", "--json");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(JSON.readTree(run.out()).path("refuse").textValue())
                .startsWith(real(project.statusFile()) + ":2: merge conflict markers");
        assertThat(run.err()).contains("merge conflict markers");
    }

    @Test
    void withoutAFileItSaysWhereItLooked() throws Exception {
        CliRun run = CliRun.in(directory, "status", "--json");

        JsonNode json = JSON.readTree(run.out());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(json.path("file").isNull()).isTrue();
        assertThat(json.path("stories")).isEmpty();
        assertThat(json.path("refuse").textValue()).startsWith("no sprint-status.yaml found; looked in");
    }

    @Test
    void theLastBatchIsTold() throws Exception {
        TestProject project = builder.story("1-1-scanner", "blocked").create();
        try (Recorded recorded = Recorded.in(project.root())) {
            long batch = recorded.batch();
            long story = recorded.story(batch, "1-1-scanner", "1-1", "blocked", "10 reviews");
            recorded.command(batch, "dev-story", 1.25, story);
            recorded.end(batch, "stopped", "budget");
        }

        CliRun json = CliRun.in(project.root(), "status", "--json");
        CliRun text = CliRun.in(project.root(), "status");

        assertThat(JSON.readTree(json.out()).path("batch")).isEqualTo(JSON.readTree("""
                {"id": 1, "status": "stopped", "started_at": 1795341600000, "ended_at": 1795341690000, "max_cycles": 2,
                 "cycles_completed": 0, "reason": "budget", "cost_usd": 1.25}
                """));
        assertThat(text.lines())
                .containsExactly(
                        real(project.statusFile()),
                        "  1 story: 1 blocked",
                        "  blocked: 1-1-scanner",
                        "Batch 1, started 2026-11-22 10:00:00: stopped (budget), 0 of 2 cycles, $1.25",
                        "  go on with it: sprint-runner resume 1");
    }

    @Test
    void aBatchWithoutItsRunnerIsInterrupted() throws Exception {
        TestProject project = builder.story("1-1-scanner", "backlog").create();
        try (Recorded recorded = Recorded.in(project.root())) {
            recorded.batch();
        }

        CliRun run = CliRun.in(project.root(), "status", "--json");

        assertThat(JSON.readTree(run.out()).at("/batch/status").textValue()).isEqualTo("interrupted");
    }

    @Test
    void theFileMayBeNamedFromWhereTheUserStands() throws Exception {
        TestProject project = builder.story("1-1-scanner", "backlog").create();
        Path folder = project.artifacts();

        CliRun run = CliRun.in(folder, "status", "--sprint-status", "sprint-status.yaml", "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(JSON.readTree(run.out()).path("file").textValue()).endsWith("sprint-status.yaml");
    }

    private static String real(Path file) throws Exception {
        return file.toRealPath().toString();
    }
}
