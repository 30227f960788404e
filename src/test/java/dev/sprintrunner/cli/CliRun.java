package dev.sprintrunner.cli;

import dev.sprintrunner.cli.SignalSource.Registration;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command line called in this process: what it printed and its exit code. */
record CliRun(int exitCode, String out, String err) {
    static final Instant NOW = Instant.parse("2026-11-22T14:30:00Z");

    static final Engine.Opener NO_ENGINE = (workplace, command) -> {
        throw new AssertionError("no engine is needed here");
    };

    static final Server.Opener NO_SERVER = (workplace, request) -> {
        throw new AssertionError("no server is needed here");
    };

    /** Signals never come. */
    static final SignalSource NO_SIGNALS = (name, reaction) -> (Registration) () -> {};

    static CliRun in(Path directory, String... arguments) {
        return with(NO_ENGINE, directory, arguments);
    }

    static CliRun with(Engine.Opener engines, Path directory, String... arguments) {
        return with(engines, NO_SERVER, NO_SIGNALS, url -> false, directory, arguments);
    }

    static CliRun with(
            Engine.Opener engines,
            Server.Opener servers,
            SignalSource signals,
            Browser browser,
            Path directory,
            String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                directory.toAbsolutePath(),
                Map.of("PATH", System.getenv("PATH")),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Clock.fixed(NOW, ZoneOffset.UTC),
                ZoneOffset.UTC,
                engines,
                servers,
                Optional::empty,
                signals,
                browser);
        int exitCode = new Cli(surroundings).run(List.of(arguments));
        return new CliRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
