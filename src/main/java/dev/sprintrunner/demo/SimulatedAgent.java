package dev.sprintrunner.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * Plays Claude Code 2.1.330 for the demo: takes its command line and a prompt on standard input, does what the prompt's
 * first line asks for in the working directory, and speaks stream-json while it does.
 *
 * <p>Exit codes are Claude Code's: 0 done or interrupted, 1 failed or refused to start, 143 terminated.
 */
public final class SimulatedAgent {
    /**
     * Environment variable with the speed: 1 lets a person follow (10 to 40 seconds a command) and is the default, 0 is as
     * fast as possible.
     */
    public static final String PACE_VARIABLE = "SPRINT_RUNNER_DEMO_PACE";

    private SimulatedAgent() {}

    public static void main(String[] args) throws IOException {
        Path directory = Path.of("").toAbsolutePath();
        Surroundings surroundings = new Surroundings(
                directory,
                new FileOutputStream(FileDescriptor.out),
                System.err,
                Clock.systemUTC(),
                pace(System.getenv()),
                SimulatedAgent::sleep,
                new GitCommand(directory),
                SimulatedAgent::catchSignals);
        System.exit(new HeadlessCli(surroundings).run(List.of(args), System.in));
    }

    /** Whose homes hold all that the agent runs: one JAR where the program is one, short in any case. */
    private static final List<Class<?>> NEEDED =
            List.of(SimulatedAgent.class, JsonNode.class, JsonFactory.class, JsonInclude.class);

    /** The command line that starts this agent from where the running program's classes are; Claude's arguments follow it. */
    public static List<String> command() {
        String classPath =
                NEEDED.stream().map(SimulatedAgent::home).distinct().collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx128m",
                "-cp",
                classPath,
                SimulatedAgent.class.getName());
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of " + type + " is no path", e);
        }
    }

    private static double pace(Map<String, String> environment) {
        try {
            return Math.min(100, Math.max(0, Double.parseDouble(environment.getOrDefault(PACE_VARIABLE, "1"))));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static void catchSignals(IntSupplier interrupt, IntSupplier terminate) {
        Signals.on("INT", () -> Runtime.getRuntime().halt(interrupt.getAsInt()));
        Signals.on("TERM", () -> Runtime.getRuntime().halt(terminate.getAsInt()));
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
