package dev.sprintrunner.claude.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the agent's program for its version. */
public final class AgentVersionProbe {
    private static final int MAX_OUTPUT_BYTES = 64 << 10;

    private final Duration timeout;

    public AgentVersionProbe(Duration timeout) {
        this.timeout = timeout;
    }

    /** Runs {@code <command> --version}. Whatever goes wrong is part of the answer. */
    public AgentCheck check(List<String> command, Path workingDirectory) {
        if (!Files.isDirectory(workingDirectory)) {
            return AgentCheck.unusable("the project directory " + workingDirectory + " is not there");
        }
        ProcessBuilder builder = new ProcessBuilder().directory(workingDirectory.toFile());
        AgentEnvironment.leaveSession(builder.environment());
        Optional<Path> program = ProgramFinder.of(builder.environment()).find(command.get(0), workingDirectory);
        if (program.isEmpty()) {
            return AgentCheck.unusable("the program " + command.get(0)
                    + " was not found or cannot be executed; install it, or set agent_command to its full path");
        }
        List<String> argv = new ArrayList<>(command);
        argv.set(0, program.get().toString());
        argv.add("--version");
        try {
            return judged(
                    ShortProgram.run(builder.command(argv), timeout, MAX_OUTPUT_BYTES), String.join(" ", command));
        } catch (IOException e) {
            return AgentCheck.unusable(String.join(" ", command) + " cannot be started: " + e.getMessage());
        }
    }

    private AgentCheck judged(ShortProgram.Outcome outcome, String command) {
        if (outcome.exitCode().isEmpty()) {
            return AgentCheck.unusable(
                    command + " --version gave no answer within " + timeout.toSeconds() + " s; try it in a terminal");
        }
        if (!outcome.succeeded()) {
            return AgentCheck.unusable(command + " --version failed with exit code "
                    + outcome.exitCode().getAsInt() + ": " + AgentCheck.firstLine(outcome.output()));
        }
        return AgentCheck.of(outcome.output());
    }
}
