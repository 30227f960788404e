package dev.sprintrunner.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The team's jobs, done by the real Claude Code. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ScriptedTeamIT {
    @TempDir
    Path home;

    @TempDir
    Path directory;

    private TestProject project;
    private ScriptedApi api;

    @BeforeEach
    void start() {
        project = TestProject.in(directory)
                .epic("2a", "backlog")
                .story("2a-1-scanner", "backlog")
                .story("2a-2-parser", "backlog")
                .withoutContext()
                .create();
        api = ScriptedApi.start(new ScriptedTeam(project.root()));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void createsTheContextAndTheFilesOfBothStories() throws Exception {
        run("generate-project-context", "-");
        JsonNode created = run("create-story", "2a-1-scanner, 2a-2-parser").path("structured_output");
        run("story-discovery", "2a-1-scanner, 2a-2-parser");
        run("create-tech-spec", "2a-1-scanner");

        assertThat(created.findValuesAsText("story")).containsExactly("2a-1", "2a-2");
        assertThat(project.contextFile()).exists();
        assertThat(project.storyFile("2a-1-scanner")).exists();
        assertThat(project.storyFile("2a-2-parser")).exists();
        assertThat(project.artifacts().resolve("2a-1-scanner-discovery-story.md"))
                .exists();
        assertThat(project.artifacts().resolve("tech-spec-2a-1-scanner.md")).exists();
    }

    @Test
    void developsReviewsAndCommitsAStory() throws Exception {
        run("dev-story", "2a-1-scanner");
        JsonNode review = run("code-review-1", "2a-1-scanner").path("structured_output");
        JsonNode commit = run("batch-commit", "2a-1-scanner").path("structured_output");

        assertThat(review.path("highest_severity").asText()).isEqualTo("NONE");
        assertThat(commit.path("commit").asText()).isEqualTo(project.git("rev-parse", "HEAD"));
        assertThat(project.commits()).containsExactly("feat(2a): implement stories 2a-1", "Plan the sprint");
        assertThat(project.git("show", "--name-only", "--format=")).isEqualTo("src/2a-1-scanner.txt");
    }

    private JsonNode run(String command, String stories) throws Exception {
        String prompt = "sprint-command: %s; stories: %s; epic: 2a; attempt: 1\nDo it.".formatted(command, stories);
        try (ClaudeRun run = ClaudeRun.start(
                project.root(), api.environment(home), prompt, "--json-schema", "{\"type\":\"object\"}")) {
            assertThat(run.exitCode()).isZero();
            assertThat(run.result().path("permission_denials")).isEmpty();
            assertThat(run.lines("assistant").toString()).contains("\\\"sprint\\\":\\\"task\\\"");
            return run.result();
        }
    }
}
