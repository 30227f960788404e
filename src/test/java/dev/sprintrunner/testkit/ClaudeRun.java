package dev.sprintrunner.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run of the real Claude Code, started by nothing but a {@link ProcessBuilder}. */
final class ClaudeRun implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Process process;
    private final Path stdout;
    private final Path stderr;

    private ClaudeRun(Process process, Path stdout, Path stderr) {
        this.process = process;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /** Starts it in a directory with the prompt on its standard input and the options that an unattended run needs. */
    static ClaudeRun start(Path directory, Map<String, String> environment, String prompt, String... options) {
        List<String> command = new ArrayList<>(List.of(
                ClaudeCli.executable().toString(),
                "-p",
                "--output-format",
                "stream-json",
                "--verbose",
                "--model",
                "sonnet",
                "--permission-mode",
                "acceptEdits",
                "--allowedTools=Bash,Read,Edit,Write,Agent"));
        command.addAll(List.of(options));
        try {
            Path files = Files.createTempDirectory(Path.of(environment.get("HOME")), "run");
            Path stdin = Files.writeString(files.resolve("stdin"), prompt);
            Path stdout = files.resolve("stdout");
            Path stderr = files.resolve("stderr");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(stdin.toFile())
                    .redirectOutput(stdout.toFile())
                    .redirectError(stderr.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("CLAUDE") || name.startsWith("ANTHROPIC"));
            builder.environment().putAll(environment);
            return new ClaudeRun(builder.start(), stdout, stderr);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    /** Waits for its end and returns its exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + LIMIT + ": " + lines() + read(stderr));
        }
        return process.exitValue();
    }

    /** The last result line of the run that has ended. */
    JsonNode result() throws InterruptedException {
        int exitCode = exitCode();
        List<JsonNode> results = lines("result");
        if (results.isEmpty()) {
            throw new AssertionError("no result, exit code " + exitCode + ": " + lines() + read(stderr));
        }
        return results.get(results.size() - 1);
    }

    List<JsonNode> lines(String type) {
        return lines().stream()
                .filter(line -> line.path("type").asText().equals(type))
                .toList();
    }

    List<JsonNode> lines() {
        try (Stream<String> lines = Files.lines(stdout)) {
            return lines.map(ClaudeRun::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
