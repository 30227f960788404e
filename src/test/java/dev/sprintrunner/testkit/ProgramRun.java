package dev.sprintrunner.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that was run to its end without standard input.
 *
 * @param output what it wrote to stdout and stderr, in order
 */
public record ProgramRun(List<String> command, int exitCode, String output) {
    private static final File NO_INPUT = new File("/dev/null");

    /**
     * @param environment added to this process's own
     * @throws IllegalStateException when it cannot be started, or has not ended within the limit (it is killed then)
     */
    public static ProgramRun of(List<String> command, Path directory, Map<String, String> environment, Duration limit) {
        try {
            Path output = Files.createTempFile("program-run", ".out");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectInput(NO_INPUT)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
                builder.environment().putAll(environment);
                int exitCode = await(builder.start(), command, limit);
                return new ProgramRun(
                        command, exitCode, new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        }
    }

    public boolean succeeded() {
        return exitCode == 0;
    }

    /** The output without the line end that programs put after their last line. */
    public String text() {
        return output.stripTrailing();
    }

    private static int await(Process process, List<String> command, Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new IllegalStateException(command + " has not ended within " + limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command, e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
