package dev.sprintrunner.testkit.browser;

import dev.sprintrunner.testkit.ProgramRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * The Chromium that the browser tests drive: one that is installed, else one that is installed now, once. What keeps it
 * from being there fails the tests that need it; none is skipped.
 */
public final class Chromium {
    /** Environment variable: the program to use, whatever else is installed. */
    public static final String VARIABLE = "SPRINT_RUNNER_CHROMIUM";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<Path> MAC_PROGRAMS = List.of(
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final Object ONE_AT_A_TIME = new Object();

    /** What was found, or why there is none: asked once for each process. */
    private static final AtomicReference<Path> FOUND = new AtomicReference<>();

    private static final AtomicReference<IllegalStateException> FAILURE = new AtomicReference<>();

    private final Map<String, String> environment;
    private final Path cache;
    private final List<ChromiumSource> sources;

    /**
     * @param environment {@link #VARIABLE} and {@code PATH} of it are looked at
     * @param cache a directory for the lock that lets one process install at a time
     * @param sources tried in this order when none is installed
     */
    Chromium(Map<String, String> environment, Path cache, List<ChromiumSource> sources) {
        this.environment = environment;
        this.cache = cache;
        this.sources = sources;
    }

    /**
     * The program, installed if there was none.
     *
     * @throws IllegalStateException when there is none and none can be installed; the message names the mend
     */
    public static Path find() {
        synchronized (ONE_AT_A_TIME) {
            IllegalStateException failure = FAILURE.get();
            if (failure != null) {
                throw new IllegalStateException(failure.getMessage(), failure);
            }
            Path found = FOUND.get();
            return found == null ? findOnce() : found;
        }
    }

    private static Path findOnce() {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "sprint-runner");
        List<ChromiumSource> sources = List.of(new ChromiumPackage(), new ChromiumDownload());
        try {
            Path program = new Chromium(System.getenv(), cache, sources).locate();
            FOUND.set(program);
            return program;
        } catch (IllegalStateException e) {
            FAILURE.set(e);
            throw e;
        }
    }

    Path locate() {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isBlank()) {
            return requireWorking(Path.of(named));
        }
        return installed().orElseGet(this::install);
    }

    private static Path requireWorking(Path program) {
        if (!works(program)) {
            throw new IllegalStateException(VARIABLE + " names " + program
                    + ", which does not answer --version as a Chromium does: name another, or unset it");
        }
        return program;
    }

    /** Some distributions have a script of that name that only tells how to get one: what is there must answer. */
    private Optional<Path> installed() {
        Stream<Path> onPath = Stream.of(environment.getOrDefault("PATH", "").split(":"))
                .filter(directory -> !directory.isEmpty())
                .flatMap(directory -> NAMES.stream().map(Path.of(directory)::resolve));
        return Stream.concat(onPath, MAC_PROGRAMS.stream())
                .filter(Chromium::works)
                .findFirst();
    }

    private Path install() {
        try {
            Files.createDirectories(cache);
            try (FileChannel guard = FileChannel.open(
                    cache.resolve("chromium.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                guard.lock(); // released with the channel
                return installed().orElseGet(this::provide); // another process may have installed it meanwhile
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock the installation of Chromium in " + cache, e);
        }
    }

    private Path provide() {
        List<String> reasons = new ArrayList<>();
        for (ChromiumSource source : sources) {
            try {
                Path program = source.provide();
                if (works(program)) {
                    return program;
                }
                reasons.add(program + " is there now, but does not run (libraries may be missing)");
            } catch (IllegalStateException e) {
                reasons.add(e.getMessage());
            }
        }
        throw new IllegalStateException("the browser tests need a Chromium and none could be installed: install"
                + " Chromium or Google Chrome, or set " + VARIABLE + " to its program (" + String.join("; ", reasons)
                + ")");
    }

    private static boolean works(Path program) {
        if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
            return false;
        }
        try {
            ProgramRun run =
                    ProgramRun.of(List.of(program.toString(), "--version"), Path.of("/"), Map.of(), ANSWER_LIMIT);
            return run.succeeded() && run.output().matches("(?s).*\\bChrom(e|ium)\\b.*\\d+\\.\\d+.*");
        } catch (IllegalStateException | UncheckedIOException e) {
            return false; // hangs, or is no program for this machine
        }
    }
}
