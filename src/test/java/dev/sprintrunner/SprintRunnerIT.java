package dev.sprintrunner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sprintrunner.testkit.TestProject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JAR as users start it. */
@Timeout(180)
class SprintRunnerIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private TestProject project;

    @BeforeEach
    void create() {
        project = TestProject.in(directory.resolve("project"))
                .epic("1", "in-progress")
                .story("1-1-scanner", "review")
                .story("1-2-report", "blocked")
                .create();
    }

    /** What a call printed, and its exit code. */
    private record Call(int exitCode, String out, String err) {
        JsonNode json() throws IOException {
            return JSON.readTree(out);
        }
    }

    private static ProcessBuilder jar(Path directory, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Objects.requireNonNull(System.getProperty("sprint.runner.jar"))));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
    }

    private Call call(String... arguments) throws Exception {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process process = jar(project.root(), arguments)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Call(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void knowsItsVersion() throws Exception {
        Call call = call("--version");

        assertThat(call.exitCode()).isZero();
        assertThat(call.out()).matches("sprint-runner \\d+\\.\\d+\\.\\d+\\R");
        assertThat(call.err()).isEmpty();
    }

    @Test
    void helps() throws Exception {
        assertThat(call("run", "--help").out()).startsWith("Usage: sprint-runner run");
        assertThat(call("--help").out()).contains("serve", "--auto-resume", "demo");
    }

    @ParameterizedTest
    @CsvSource({
        "run 0, 0 is no number of cycles",
        "stauts, did you mean status?",
        "status --project /no/where, no directory /no/where",
        "run --db /no/where/x.db, check that its folder exists",
        "resume, there is no batch to go on with",
        "run --story 7-7, no story `7-7`",
        "run --story 1-2, none of these stories can be selected",
    })
    void refusesInOneSentenceWithoutTrace(String line, String message) throws Exception {
        Call call = call(line.split(" "));

        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err()).contains(message);
        assertThat(call.err().lines()).hasSize(1);
        assertThat(call.out()).isEmpty();
    }

    @Test
    void statusPlanAndSetWorkTogether() throws Exception {
        Call set = call("set", "1-2", "ready-for-dev");
        assertThat(set.out()).isEqualTo("1-2-report: blocked -> ready-for-dev\n");

        JsonNode status = call("status", "--json").json();
        assertThat(status.at("/stories/1/status").textValue()).isEqualTo("ready-for-dev");

        JsonNode plan = call("plan", "all", "--json").json();
        assertThat(plan.at("/cycles/0/stories")).isEqualTo(JSON.readTree("[\"1-1-scanner\", \"1-2-report\"]"));
        assertThat(plan.at("/cycles/0/commands"))
                .isEqualTo(JSON.readTree("[\"code-review-1\", \"dev-story\", \"code-review-1\", \"batch-commit\"]"));
    }

    @Test
    void doctorTellsOfAMissingAgent() throws Exception {
        Files.writeString(
                Files.createDirectories(project.root().resolve(".sprint-runner"))
                        .resolve("settings.yaml"),
                "agent_command: [no-such-agent]\n");

        Call call = call("doctor");

        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.out()).contains("error    agent: the program no-such-agent was not found", "Not ready");
        assertThat(call.err()).isEmpty();
    }

    @Test
    void initWritesFilesThatTheProgramReads() throws Exception {
        assertThat(call("init").exitCode()).isZero();

        assertThat(call("plan").exitCode()).isZero();
        assertThat(project.git("status", "--short")).isEmpty();
    }

    @Test
    void demoRunsASprintToItsEnd() throws Exception {
        Call call = call("demo", "--headless", "--pace", "0", "--keep", "demo");

        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(call.out()).contains("batch:end", "completed. 3 cycles", "The project is in ");
        assertThat(call.err()).isEmpty();
    }

    @Test
    void signalsStopAndTheSecondRunnerIsToldOfTheFirst() throws Exception {
        Process first = jar(project.root(), "demo", "--headless", "--pace", "1", "--keep", "demo")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = first.inputReader(StandardCharsets.UTF_8)) {
            readUntil(out, lines, "command:start");
            Path demo = project.root().resolve("demo");

            Call second = call("run", "--project", demo.toString());
            assertThat(second.exitCode()).isEqualTo(2);
            assertThat(second.err()).contains("Another runner (pid " + first.pid() + ", demo) works on this project");

            signal(first, "INT");
            readUntil(out, lines, "stop requested: story");
            signal(first, "INT");
            readUntil(out, lines, "Go on with: sprint-runner resume 1");
        } finally {
            if (!first.waitFor(60, TimeUnit.SECONDS)) {
                first.destroyForcibly();
            }
        }
        assertThat(first.exitValue()).isEqualTo(130);
    }

    @Test
    void termLeavesABatchThatCanBeResumed() throws Exception {
        Process process = jar(project.root(), "demo", "--headless", "--pace", "1", "--keep", "demo")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            readUntil(out, lines, "command:start");
            signal(process, "TERM");
            readUntil(out, lines, "Go on with: sprint-runner resume 1");
        } finally {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        assertThat(process.exitValue()).isEqualTo(130);
        JsonNode status = call("status", "--json", "--project", "demo").json();
        assertThat(status.at("/batch/status").textValue()).isEqualTo("stopped");
    }

    private static void readUntil(BufferedReader out, List<String> lines, String text) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.contains(text)) {
                return;
            }
        }
        throw new AssertionError("\"" + text + "\" never came; there were " + lines);
    }

    private static void signal(Process process, String name) throws Exception {
        int exitCode = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(exitCode).isZero();
    }
}
