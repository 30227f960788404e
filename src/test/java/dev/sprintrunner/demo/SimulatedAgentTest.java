package dev.sprintrunner.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedAgentTest {
    private static final String HEIGHT = "1-2-height-at-any-time";
    private static final String NEXT = "1-3-next-high-and-low-water";
    private static final String SILL = "2a-1-time-over-the-sill";
    private static final String GAUGE = "2b-2-live-gauge-readings";

    @TempDir
    private Path project;

    private AgentHarness agent;

    @BeforeEach
    void sampleProject() throws IOException {
        SampleProject.write(project);
        agent = new AgentHarness(project);
    }

    @Test
    void saysItsVersionLikeClaudeCode() throws IOException {
        assertThat(agent.bare("", List.of("--version")).text()).isEqualTo("2.1.330 (Claude Code)\n");
    }

    @Test
    void writesAStoryFileForEachStoryAndDecidesOnTechSpecs() throws IOException {
        AgentHarness.Run run = agent.command("create-story", HEIGHT + ", " + SILL);
        assertThat(artifact(HEIGHT + ".md")).contains("# Story 1.2:", "Status: ready-for-dev", "- [ ] ");
        assertThat(artifact(SILL + ".md")).contains("# Story 2a.1:");
        JsonNode stories = run.result().at("/structured_output/stories");
        assertThat(stories.findValuesAsText("story")).containsExactly("1-2", "2a-1");
        assertThat(stories.findValuesAsText("tech_spec")).containsExactly("SKIP", "REQUIRED");
        assertThat(stories.findValuesAsText("reason"))
                .allSatisfy(reason -> assertThat(reason).isNotBlank());
    }

    @Test
    void writesDiscoveryAndTechSpecWhereTheyBelong() throws IOException {
        agent.command("story-discovery", HEIGHT);
        agent.command("create-tech-spec", SILL);
        assertThat(artifact(HEIGHT + "-discovery-story.md")).startsWith("# Discovery for 1-2");
        assertThat(artifact("tech-spec-" + SILL + ".md")).startsWith("# Tech-spec for 2a-1");
    }

    @Test
    void firstStoryReviewFindsSomethingCriticalAndTheSecondDoesNot() throws IOException {
        agent.command("create-story", NEXT);
        JsonNode first = agent.command("story-review-1", NEXT).result().path("structured_output");
        assertThat(first.path("critical_issues").asBoolean()).isTrue();
        assertThat(first.at("/issues/0/severity").asText()).isEqualTo("CRITICAL");
        assertThat(artifact(NEXT + ".md")).contains("3. After the last high or low water");
        JsonNode second = agent.command("story-review-2", NEXT).result().path("structured_output");
        assertThat(second.path("critical_issues").asBoolean()).isFalse();
        assertThat(second.path("issues")).isEmpty();
    }

    @Test
    void developmentWritesSourcesAndTicksTheStory() throws IOException {
        agent.command("create-story", HEIGHT);
        AgentHarness.Run run = agent.command("dev-story", HEIGHT);
        assertThat(run.exitCode()).isZero();
        assertThat(project.resolve("src/slackwater/Heights.java")).isRegularFile();
        assertThat(project.resolve("test/slackwater/HeightsTest.java")).isRegularFile();
        assertThat(project.resolve("src/slackwater/Slackwater.java")).content().contains("case \"height\"");
        assertThat(artifact(HEIGHT + ".md"))
                .contains("Status: review", "- [x] ", "- src/slackwater/Heights.java")
                .doesNotContain("- [ ]");
    }

    @Test
    void aReviewThatNeedsTwoAttempts() throws IOException {
        agent.command("create-story", HEIGHT);
        agent.command("dev-story", HEIGHT);
        JsonNode first = agent.command("code-review-1", HEIGHT).result().path("structured_output");
        assertThat(first.path("highest_severity").asText()).isEqualTo("HIGH");
        assertThat(first.path("issues"))
                .hasSize(2)
                .allSatisfy(issue -> assertThat(issue.path("fixed").asBoolean()).isTrue());
        assertThat(project.resolve("src/slackwater/Heights.java")).content().contains("Math.min(5, (int) sixths)");
        JsonNode second = agent.command("code-review-2", HEIGHT).result().path("structured_output");
        assertThat(second.path("highest_severity").asText()).isEqualTo("NONE");
        assertThat(second.path("issues")).isEmpty();
    }

    @Test
    void aStoryThatNoReviewPasses() throws IOException {
        List<String> titles = List.of(
                title(agent.command("code-review-1", GAUGE)),
                title(agent.command("code-review-2", GAUGE)),
                title(agent.command("code-review-3", GAUGE)));
        assertThat(titles.get(0)).isNotBlank();
        assertThat(titles).containsOnly(titles.get(0));
    }

    @Test
    void oneDevelopmentMeetsAnOverloadedApiOnce() throws IOException {
        AgentHarness.Run first = agent.command("dev-story", NEXT);
        assertThat(first.exitCode()).isEqualTo(1);
        assertThat(first.result().path("is_error").asBoolean()).isTrue();
        assertThat(first.result().path("api_error_status").asInt()).isEqualTo(529);
        assertThat(agent.command("dev-story", NEXT).exitCode()).isZero();
    }

    @Test
    void developingAgainChangesNothingTwice() throws IOException {
        agent.command("create-story", HEIGHT);
        agent.command("dev-story", HEIGHT);
        String wired = Files.readString(project.resolve("src/slackwater/Slackwater.java"));
        agent.command("dev-story", SILL);
        agent.command("dev-story", HEIGHT);
        assertThat(Files.readString(project.resolve("src/slackwater/Slackwater.java"))
                        .split("case \"height\"", -1))
                .hasSize(2);
        assertThat(wired.split("case \"height\"", -1)).hasSize(2);
    }

    @Test
    void anUnknownStoryIsDoneWithANote() throws IOException {
        agent.command("create-story", "9-9-say-hello");
        agent.command("dev-story", "9-9-say-hello");
        assertThat(artifact("9-9-say-hello.md"))
                .contains("# Story 9-9: Say hello")
                .doesNotContain("{{");
        assertThat(project.resolve("docs/notes/9-9-say-hello.md")).content().startsWith("# Say hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "..\\evil", ".hidden"})
    void aKeyThatLeadsOutOfItsFolderIsNoCommand(String key) throws IOException {
        AgentHarness.Run run = agent.command("create-story", key);
        assertThat(run.result().path("result").asText()).startsWith("I am the simulated agent");
    }

    @Test
    void reportsTasksInBothForms() throws IOException {
        AgentHarness.Run run = agent.command("dev-story", HEIGHT);
        assertThat(run.markers())
                .contains(
                        "{\"sprint\":\"task\",\"story\":\"1-2\",\"task\":\"implement\",\"status\":\"start\",\"message\":\"Writing the"
                                + " program\"}")
                .anyMatch(marker -> marker.contains("\"task\":\"lint\""));
        assertThat(run.text()).contains(AgentHarness.NOW.getEpochSecond() + ",1,1-2,dev-story,implement,end,");
    }

    @Test
    void withoutASchemaTheVerdictIsAMarkerInTheText() throws IOException {
        assertThat(answer("create-story", SILL)).endsWith("2a-1 [TECH-SPEC-DECISION: REQUIRED]");
        assertThat(answer("story-review-1", NEXT)).endsWith("[CRITICAL-ISSUES-FOUND: YES]");
        assertThat(answer("code-review-1", HEIGHT))
                .endsWith("HIGHEST SEVERITY: HIGH\nIssues: 0 CRITICAL, 1 HIGH, 1 MEDIUM, 0 LOW");
        assertThat(answer("code-review-2", HEIGHT)).endsWith("HIGHEST SEVERITY: ZERO ISSUES");
        assertThat(answer("batch-commit", HEIGHT)).endsWith("[COMMIT-SUCCESS: abc1234]");
    }

    @Test
    void theSameRunInTheSameProjectIsTheSameToTheByte(@TempDir Path parent) throws IOException {
        String first = inNewProject(parent.resolve("one"));
        String second = inNewProject(parent.resolve("two"));
        assertThat(second.replace("/two", "/one")).isEqualTo(first);
    }

    @Test
    void aSmallerModelIsCheaper() throws IOException {
        AgentHarness.Run big = agent.command("dev-story", HEIGHT, "--model", "opus");
        AgentHarness.Run small = agent.command("dev-story", HEIGHT, "--model", "haiku");
        assertThat(small.result().path("total_cost_usd").asDouble())
                .isPositive()
                .isLessThan(big.result().path("total_cost_usd").asDouble() / 2);
        assertThat(small.result().at("/modelUsage/claude-haiku-5-5/costUSD").asDouble())
                .isPositive();
    }

    @Test
    void aResumedSessionGoesOnFromItsEarlierCost() throws IOException {
        String session = AgentHarness.session(50);
        JsonNode first = agent.command("story-discovery", HEIGHT, "--session-id", session)
                .result();
        JsonNode second = agent.raw("Go on, please.", "--resume", session).result();
        double added = second.at("/model_usage_since_last_result/claude-opus-5-5/costUSD")
                .asDouble();
        assertThat(second.path("session_id").asText()).isEqualTo(session);
        assertThat(added).isPositive();
        assertThat(second.path("total_cost_usd").asDouble())
                .isCloseTo(first.path("total_cost_usd").asDouble() + added, within(1e-6));
        assertThat(second.path("result").asText()).as("remembers its command").contains("discovery");
    }

    @Test
    void refusesASessionIdThatIsInUseAndOneThatIsUnknown() throws IOException {
        String session = AgentHarness.session(51);
        agent.command("story-discovery", HEIGHT, "--session-id", session);
        AgentHarness.Run again = agent.command("story-discovery", HEIGHT, "--session-id", session);
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.text()).isEmpty();
        assertThat(again.errors()).isEqualTo("Error: Session ID " + session + " is already in use.\n");

        AgentHarness.Run unknown = agent.command("story-discovery", HEIGHT, "--resume", AgentHarness.session(52));
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.lines()).hasSize(1);
        assertThat(unknown.result().path("subtype").asText()).isEqualTo("error_during_execution");
    }

    @Test
    void refusesWhatClaudeCodeRefuses() throws IOException {
        assertThat(agent.raw(" \n").errors()).contains("only whitespace");
        assertThat(agent.raw("go", "--no-such-flag").errors()).isEqualTo("error: unknown option '--no-such-flag'\n");
        assertThat(agent.raw("go", "--json-schema", "{").errors()).contains("--json-schema");
        assertThat(agent.raw("go", "--session-id", "seven").errors()).contains("Invalid session ID");
        assertThat(agent.raw("go", "--append-system-prompt-file", "nowhere.md").errors())
                .contains("nowhere.md");
        assertThat(agent.bare("go", List.of("-p", "--output-format", "stream-json"))
                        .errors())
                .contains("--verbose");
    }

    @Test
    void aWriteThatIsNotAllowedIsDeniedAndLeavesNoFile() throws IOException {
        AgentHarness.Run run = agent.bare(
                "sprint-command: story-discovery; stories: " + HEIGHT + "; epic: 1; attempt: 1",
                List.of("-p", "--output-format", "stream-json", "--verbose", "--permission-mode", "default"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.result().at("/permission_denials/0/tool_name").asText()).isEqualTo("Write");
        assertThat(project.resolve("_bmad-output/implementation-artifacts/" + HEIGHT + "-discovery-story.md"))
                .doesNotExist();
    }

    @Test
    void anInterruptionDuringAToolEndsWithAResult() throws IOException {
        AgentHarness.Run run = agent.interruptAtPause(4, false).command("dev-story", HEIGHT);
        assertThat(run.exitCode()).isZero();
        assertThat(run.result().path("subtype").asText()).isEqualTo("error_during_execution");
    }

    @Test
    void anInterruptionBetweenToolsEndsWithoutAResult() throws IOException {
        AgentHarness.Run run = agent.interruptAtPause(2, false).command("dev-story", HEIGHT);
        assertThat(run.exitCode()).isZero();
        assertThat(run.result().at("/message/content/0/text").asText()).isEqualTo("[Request interrupted by user]");
    }

    @Test
    void aTerminationEndsWithoutAResultAndWithExitCode143() throws IOException {
        AgentHarness.Run run = agent.interruptAtPause(4, true).command("dev-story", HEIGHT);
        assertThat(run.exitCode()).isEqualTo(143);
        assertThat(run.lines()).noneMatch(line -> line.path("type").asText().equals("result"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"create-story", "story-discovery", "dev-story", "code-review-1", "story-review-1", "batch-commit"
            })
    void aCommandTakesTenToFortySecondsAtPaceOne(String command) throws IOException {
        agent.command(command, HEIGHT);
        assertThat(agent.waited()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(45));
    }

    private String inNewProject(Path directory) throws IOException {
        SampleProject.write(directory);
        AgentHarness twin = new AgentHarness(directory);
        return twin.command("create-story", HEIGHT).text()
                + twin.command("dev-story", HEIGHT).text();
    }

    private String answer(String command, String story) throws IOException {
        return agent.command(command, story, "--model", "haiku")
                .result()
                .path("result")
                .asText();
    }

    private static String title(AgentHarness.Run run) {
        return run.result().at("/structured_output/issues/0/title").asText();
    }

    private String artifact(String name) throws IOException {
        return Files.readString(
                project.resolve("_bmad-output/implementation-artifacts").resolve(name));
    }
}
