package dev.sprintrunner.claude.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Runs a program that answers soon, with a time limit. Its output goes through a file: a pipe would stay open for as
 * long as any grandchild holds it.
 */
final class ShortProgram {
    /**
     * @param exitCode empty when the time limit was reached and the program ended
     * @param output   stdout and stderr together
     */
    record Outcome(OptionalInt exitCode, String output) {
        boolean succeeded() {
            return exitCode.isPresent() && exitCode.getAsInt() == 0;
        }
    }

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private ShortProgram() {}

    /** @throws IOException when it cannot be started */
    static Outcome run(ProcessBuilder builder, Duration timeout, int maxOutputBytes) throws IOException {
        Path file = Files.createTempFile("sprint-runner-", ".out");
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(file.toFile())
                    .start();
            OptionalInt exit = await(process, timeout);
            try (InputStream in = Files.newInputStream(file)) {
                return new Outcome(exit, new String(in.readNBytes(maxOutputBytes), StandardCharsets.UTF_8));
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static OptionalInt await(Process process, Duration timeout) {
        try {
            return Pause.until(() -> !process.isAlive(), timeout, BETWEEN_LOOKS)
                    ? OptionalInt.of(process.exitValue())
                    : OptionalInt.empty();
        } finally {
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }
}
