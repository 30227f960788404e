package dev.sprintrunner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent as a child process, and the project it leaves behind. */
class SimulatedAgentIT {
    private static final String HEIGHT = "1-2-height-at-any-time";
    private static final String NEXT = "1-3-next-high-and-low-water";
    private static final String SILL = "2a-1-time-over-the-sill";
    private static final String RANGE = "2a-2-springs-or-neaps";
    private static final String CARD = "2b-1-weekly-tide-card";
    private static final String GAUGE = "2b-2-live-gauge-readings";

    @TempDir
    private Path temp;

    private Path project;
    private Git git;

    @BeforeEach
    void sampleProject() throws IOException {
        project = temp.resolve("slackwater");
        SampleProject.create(project);
        git = new GitCommand(project);
    }

    @Test
    void theSampleProjectIsACleanRepositoryWithOneCommit() {
        assertThat(git.run("log", "--format=%an %s").output())
                .isEqualTo("Robin Read a tide table and plan the sprint\n");
        assertThat(git.run("status", "--porcelain", "--ignored").output()).isEmpty();
        assertThat(git.run("symbolic-ref", "--short", "HEAD").output()).isEqualTo("main\n");
    }

    @Test
    void aWholeSprintLeavesAProgramThatCompilesAndWhoseTestsPrintWhatTheAgentSaid() throws Exception {
        run("create-story", HEIGHT + ", " + NEXT);
        run("dev-story", HEIGHT);
        assertThat(check("HeightsTest")).isEqualTo("HeightsTest: 3 passed\n");
        run("code-review-1", HEIGHT);
        run("code-review-2", HEIGHT);
        assertThat(answer("dev-story", NEXT).path("is_error").asBoolean()).isTrue();
        run("dev-story", NEXT);
        run("code-review-1", NEXT);
        JsonNode commit = run("batch-commit", HEIGHT + ", " + NEXT).path("structured_output");
        assertThat(commit.path("outcome").asText()).isEqualTo("committed");
        assertThat(git.run("rev-parse", "--short", "HEAD").output())
                .isEqualTo(commit.path("commit").asText() + "\n");
        assertThat(git.run("log", "-1", "--format=%s").output()).isEqualTo("feat(1): implement stories 1-2, 1-3\n");
        assertThat(git.run("status", "--porcelain").output()).isEmpty();

        run("create-story", SILL);
        for (String story : List.of(SILL, RANGE, CARD, GAUGE)) {
            run("dev-story", story);
            run("code-review-1", story);
        }
        assertThat(check()).isEqualTo("""
                TideTableTest: 4 passed
                HeightsTest: 7 passed
                NextTidesTest: 4 passed
                SillWindowsTest: 6 passed
                TideRangeTest: 5 passed
                TideCardTest: 2 passed
                GaugeTest: 2 passed
                """);
        assertThat(shell("./slackwater", "sill", "2026-06-03", "1.4", "0.3"))
                .contains("2026-06-03T")
                .contains(" – ");
        assertThat(shell("./slackwater", "height", "2026-06-03T09:00")).endsWith(" m\n");
        assertThat(shell("./slackwater", "next", "2026-06-03T09:00").lines()).hasSize(2);
        assertThat(shell("./slackwater", "range", "2026-06-03")).contains("springs");
        assertThat(shell("./slackwater", "card", "2026-06-01").lines()).hasSize(7);
        assertThat(run("batch-commit", CARD).at("/structured_output/outcome").asText())
                .isEqualTo("committed");
        assertThat(run("batch-commit", CARD).at("/structured_output/outcome").asText())
                .isEqualTo("nothing");
    }

    @Test
    void aFailedTestOnTheWayIsWhatTheProgramReallyPrints() throws Exception {
        run("create-story", NEXT);
        answer("dev-story", NEXT);
        run("dev-story", NEXT);
        Path source = project.resolve("src/slackwater/NextTides.java");
        StoryScript.FirstFailure failure =
                StoryBook.script(NEXT).development().firstFailure().orElseThrow();
        Files.writeString(
                source,
                Files.readString(source)
                        .replace(failure.mend().after(), failure.mend().before()));
        assertThat(check("NextTidesTest")).isEqualTo(failure.testOutput());
    }

    @Test
    void sigintEndsTheRunWithExitCode0() throws Exception {
        Process agent = startSlowly();
        new ProcessBuilder("kill", "-INT", Long.toString(agent.pid())).start().waitFor();
        assertThat(agent.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(agent.exitValue()).isZero();
        assertThat(Files.readString(temp.resolve("out"))).contains("[Request interrupted by user");
    }

    @Test
    void sigtermEndsTheRunWithExitCode143AndWithoutAResult() throws Exception {
        Process agent = startSlowly();
        agent.destroy();
        assertThat(agent.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(agent.exitValue()).isEqualTo(143);
        assertThat(Files.readString(temp.resolve("out"))).doesNotContain("\"type\":\"result\"");
    }

    /** Returns once the agent has begun to speak; it then needs minutes more. */
    private Process startSlowly() throws Exception {
        Process agent = start("dev-story", HEIGHT, "5");
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (!Files.readString(temp.resolve("out")).contains("\"assistant\"")) {
            assertThat(Instant.now()).as("the agent says something in time").isBefore(deadline);
            assertThat(agent.waitFor(50, TimeUnit.MILLISECONDS))
                    .as("the agent ended early")
                    .isFalse();
        }
        return agent;
    }

    private JsonNode run(String command, String stories) throws Exception {
        JsonNode result = answer(command, stories);
        assertThat(result.path("is_error").asBoolean(true))
                .as(result.toString())
                .isFalse();
        return result;
    }

    private JsonNode answer(String command, String stories) throws Exception {
        Process agent = start(command, stories, "0");
        assertThat(agent.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> lines = Files.readAllLines(temp.resolve("out"));
        assertThat(lines).as(Files.readString(temp.resolve("err"))).isNotEmpty();
        return AgentHarness.parse(lines.get(lines.size() - 1));
    }

    private Process start(String command, String stories, String pace) throws IOException {
        String epic = stories.replaceAll("-.*", "");
        Path prompt = Files.writeString(
                temp.resolve("prompt"),
                "sprint-command: " + command + "; stories: " + stories + "; epic: " + epic + "; attempt: 1\nGo.\n");
        List<String> arguments = new ArrayList<>(SimulatedAgent.command());
        arguments.addAll(List.of(
                "-p",
                "--output-format",
                "stream-json",
                "--verbose",
                "--permission-mode",
                "acceptEdits",
                "--allowedTools=Bash,Read",
                "--json-schema",
                AgentHarness.SCHEMA));
        ProcessBuilder builder = new ProcessBuilder(arguments)
                .directory(project.toFile())
                .redirectInput(prompt.toFile())
                .redirectOutput(temp.resolve("out").toFile())
                .redirectError(temp.resolve("err").toFile());
        builder.environment().put(SimulatedAgent.PACE_VARIABLE, pace);
        return builder.start();
    }

    private String check(String... tests) throws Exception {
        List<String> command = new ArrayList<>(List.of("./check"));
        command.addAll(List.of(tests));
        return shell(command.toArray(String[]::new));
    }

    private String shell(String... command) throws Exception {
        Path output = temp.resolve("shell");
        Process process = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output);
    }
}
