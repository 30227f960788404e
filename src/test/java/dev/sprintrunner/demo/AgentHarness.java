package dev.sprintrunner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;

/** Runs the simulated agent in this process, without waiting and with a git that only answers. */
final class AgentHarness {
    static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
    static final String SCHEMA = "{\"type\":\"object\"}";
    private static final List<String> USUAL = List.of(
            "-p",
            "--output-format",
            "stream-json",
            "--verbose",
            "--permission-mode",
            "acceptEdits",
            "--allowedTools=Bash");

    private final Path project;
    private int runs;
    private Duration waited = Duration.ZERO;
    private int pauseToInterrupt = -1;
    private boolean terminate;

    AgentHarness(Path project) {
        this.project = project;
    }

    record Run(int exitCode, String text, String errors) {
        List<JsonNode> lines() {
            return text.lines().map(AgentHarness::parse).toList();
        }

        JsonNode result() {
            List<JsonNode> lines = lines();
            return lines.get(lines.size() - 1);
        }

        List<String> markers() {
            return lines().stream()
                    .filter(line -> line.path("type").asText().equals("assistant"))
                    .map(line -> line.at("/message/content/0/text").asText())
                    .filter(text -> text.startsWith("{\"sprint\":\"task\""))
                    .toList();
        }
    }

    /** Interrupts the next run during its n-th pause. */
    AgentHarness interruptAtPause(int number, boolean withTerm) {
        pauseToInterrupt = number;
        terminate = withTerm;
        return this;
    }

    Duration waited() {
        return waited;
    }

    /** A command with a new session and an answer in the form of an object. */
    Run command(String name, String stories) throws IOException {
        return command(name, stories, "--session-id", session(++runs), "--json-schema", SCHEMA);
    }

    Run command(String name, String stories, String... more) throws IOException {
        String epic = stories.replaceAll("-.*", "");
        return raw("sprint-command: " + name + "; stories: " + stories + "; epic: " + epic + "; attempt: 1\nGo.", more);
    }

    Run raw(String prompt, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(USUAL);
        arguments.addAll(List.of(more));
        return bare(prompt, arguments);
    }

    Run bare(String prompt, List<String> arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Interruptor interruptor = new Interruptor();
        Surroundings surroundings = new Surroundings(
                project,
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Clock.fixed(NOW, ZoneOffset.UTC),
                1,
                interruptor::pause,
                command -> new Git.Outcome(command.contains("--quiet") ? 1 : 0, "abc1234"),
                interruptor::handleWith);
        int exitCode;
        try {
            exitCode = new HeadlessCli(surroundings)
                    .run(arguments, new ByteArrayInputStream(prompt.getBytes(StandardCharsets.UTF_8)));
        } catch (Halted halted) {
            exitCode = halted.exitCode;
        }
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static String session(int number) {
        return new UUID(0x4000, Long.MIN_VALUE + number).toString();
    }

    static JsonNode parse(String line) {
        try {
            return Json.parse(line);
        } catch (IOException e) {
            throw new AssertionError("Not JSON: " + line, e);
        }
    }

    /** Stands for the end of the process. */
    private static final class Halted extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int exitCode;

        Halted(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    private final class Interruptor {
        private int pauses;
        private IntSupplier reaction = () -> 0;

        void handleWith(IntSupplier onInterrupt, IntSupplier onTerminate) {
            reaction = terminate ? onTerminate : onInterrupt;
        }

        void pause(Duration time) {
            waited = waited.plus(time);
            if (++pauses == pauseToInterrupt) {
                throw new Halted(reaction.getAsInt());
            }
        }
    }
}
