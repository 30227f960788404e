package dev.sprintrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sprintrunner.testkit.TestProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAIR = "\"create-story\", \"story-discovery\", \"story-review-1\", \"dev-story\","
            + " \"code-review-1\", \"dev-story\", \"code-review-1\", \"batch-commit\"";

    @TempDir
    private Path directory;

    private TestProject.Builder builder;

    @BeforeEach
    void begin() {
        // contexts are judged by the fixed clock of CliRun
        builder = TestProject.in(directory).contextAge(Duration.between(CliRun.NOW, java.time.Instant.now()));
    }

    private void assertPlan(TestProject project, String arguments, String json) throws Exception {
        CliRun run = CliRun.in(project.root(), ("plan " + arguments + " --json").split(" +"));

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(JSON.readTree(run.out())).isEqualTo(JSON.readTree(json));
    }

    @Test
    void pairsStoriesOfAnEpic() throws Exception {
        TestProject project = builder.epic("1", "backlog")
                .story("1-10-last", "backlog")
                .story("1-2-next", "backlog")
                .story("1-1-first", "backlog")
                .epic("2", "backlog")
                .story("2-1-other", "review")
                .create();

        assertPlan(project, "all", """
                {"refuse": null, "warnings": [], "cycles": [
                  {"epic": "1", "stories": ["1-1-first", "1-2-next"], "commands": [%s]},
                  {"epic": "1", "stories": ["1-10-last"], "commands": ["create-story", "story-discovery",
                    "story-review-1", "dev-story", "code-review-1", "batch-commit"]},
                  {"epic": "2", "stories": ["2-1-other"], "commands": ["code-review-1", "batch-commit"]}]}
                """.formatted(PAIR));
        assertPlan(project, "1", """
                {"refuse": null, "warnings": [], "cycles": [
                  {"epic": "1", "stories": ["1-1-first", "1-2-next"], "commands": [%s]}]}
                """.formatted(PAIR));
        assertThat(project.root().resolve(".sprint-runner")).doesNotExist();
        assertThat(project.git("status", "--short")).isEmpty();
    }

    @Test
    void writesAMissingContextFirst() throws Exception {
        TestProject project =
                builder.withoutContext().story("1-1-first", "in-progress").create();

        assertPlan(project, "", """
                {"refuse": null, "warnings": [], "cycles": [{"epic": "1", "stories": ["1-1-first"],
                  "commands": ["generate-project-context", "dev-story", "code-review-1", "batch-commit"]}]}
                """);
    }

    @Test
    void writesATechSpecThatWasDecidedAndIsMissing() throws Exception {
        TestProject project = builder.story("1-1-first", "ready-for-dev")
                .story("1-2-next", "ready-for-dev")
                .file("_bmad-output/implementation-artifacts/tech-spec-1-2-next.md", "# Spec\n")
                .create();
        try (Recorded recorded = Recorded.in(project.root())) {
            long batch = recorded.batch();
            recorded.needsTechSpec(recorded.story(batch, "1-1-first", "1-1", "ready-for-dev", ""), "1-1-first");
            recorded.needsTechSpec(recorded.story(batch, "1-2-next", "1-2", "ready-for-dev", ""), "1-2-next");
        }

        assertPlan(project, "", """
                {"refuse": null, "warnings": [], "cycles": [{"epic": "1", "stories": ["1-1-first", "1-2-next"],
                  "commands": ["create-tech-spec", "tech-spec-review-1", "dev-story", "code-review-1", "dev-story",
                    "code-review-1", "batch-commit"]}]}
                """);
    }

    @Test
    void followsTheSettings() throws Exception {
        TestProject project = builder.story("1-1-first", "review").create();
        Path folder = Files.createDirectories(project.root().resolve(".sprint-runner"));
        Files.writeString(folder.resolve("settings.yaml"), "verify_command: make test\ncommit_mode: \"off\"\n");

        assertPlan(project, "", """
                {"refuse": null, "warnings": [], "cycles": [{"epic": "1", "stories": ["1-1-first"],
                  "commands": ["code-review-1", "verify"]}]}
                """);
    }

    @Test
    void nothingToDoIsAnEmptyPlan() throws Exception {
        TestProject project = builder.story("1-1-first", "done").create();

        assertPlan(project, "", "{\"refuse\": null, \"warnings\": [], \"cycles\": []}");
        assertThat(CliRun.in(project.root(), "plan").out()).isEqualTo("Nothing to do: no story can be selected.\n");
    }

    @Test
    void aRefusedFileGivesTheReasonAndNoCycle() throws Exception {
        TestProject project = builder.statusText("development_status:\n").create();

        CliRun run = CliRun.in(project.root(), "plan", "--json");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(JSON.readTree(run.out()).path("refuse").textValue()).contains("no story in development_status");
        assertThat(JSON.readTree(run.out()).path("cycles")).isEmpty();
        assertThat(run.err()).contains("no story in development_status");
    }

    @Test
    void isReadableForPeople() {
        TestProject project = builder.contextAge(Duration.ofDays(900))
                .epic("2a", "backlog")
                .story("2a-1-scanner", "ready-for-dev")
                .create();

        assertThat(CliRun.in(project.root(), "plan").lines())
                .containsExactly(
                        "Cycle 1 (epic 2a): 2a-1-scanner",
                        "  generate-project-context  (in the background)",
                        "  dev-story  2a-1-scanner",
                        "  code-review-1  2a-1-scanner",
                        "  batch-commit  2a-1-scanner");
    }
}
