package dev.sprintrunner.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * The real Claude Code, installed from npm once for each version and user, and used again by later builds. What keeps it
 * from being installed fails the test that needs it.
 */
public final class ClaudeCli {
    /** System property: the version to install, such as {@code 2.1.330}. The build sets it from {@code pom.xml}. */
    public static final String VERSION_PROPERTY = "claude.code.version";

    /** Environment variable: where to keep installed versions instead of {@code ~/.cache/sprint-runner}. */
    public static final String CACHE_VARIABLE = "SPRINT_RUNNER_TEST_CACHE";

    private static final String PACKAGE = "@anthropic-ai/claude-code";
    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 2;
    private static final Object ONE_AT_A_TIME = new Object();

    /** Why the installation failed: the next test need not wait as long to fail for the same reason. */
    private static final AtomicReference<IllegalStateException> FAILURE = new AtomicReference<>();

    private final Path cache;
    private final String version;
    private final String npm;

    /**
     * @param cache gets one directory for each version
     * @param npm the program that installs it
     */
    public ClaudeCli(Path cache, String version, String npm) {
        if (!version.matches("\\d+\\.\\d+\\.\\d+")) {
            throw new IllegalArgumentException(VERSION_PROPERTY + " is not a version such as 2.1.330: " + version);
        }
        this.cache = cache;
        this.version = version;
        this.npm = npm;
    }

    /** The version that this build tests with. */
    public static String version() {
        String version = System.getProperty(VERSION_PROPERTY);
        if (version == null) {
            throw new IllegalStateException("set -D" + VERSION_PROPERTY + " to the version that pom.xml names");
        }
        return version;
    }

    /** The {@code claude} program of that version, installed if it was not yet. */
    public static Path executable() {
        String override = System.getenv(CACHE_VARIABLE);
        Path cache = override == null || override.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "sprint-runner")
                : Path.of(override).toAbsolutePath();
        IllegalStateException failure = FAILURE.get();
        if (failure != null) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
        try {
            return new ClaudeCli(cache.resolve("claude-code"), version(), "npm").install();
        } catch (IllegalStateException e) {
            FAILURE.set(e);
            throw e;
        }
    }

    /** Installs this version unless it is there and works. Safe with parallel calls, in this process and in others. */
    public Path install() {
        Path home = cache.resolve(version);
        try {
            Files.createDirectories(cache);
            synchronized (ONE_AT_A_TIME) {
                try (FileChannel guard = FileChannel.open(
                        cache.resolve(version + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    guard.lock(); // released with the channel
                    if (!works(home)) {
                        installInto(home);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot install Claude Code " + version + " in " + home, e);
        }
        return program(home);
    }

    private void installInto(Path home) throws IOException {
        String why = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Path staging = cache.resolve(version + ".installing");
            deleteTree(staging);
            Files.createDirectory(staging);
            why = npmInstall(staging);
            if (works(staging)) {
                deleteTree(home);
                Files.move(staging, home, StandardCopyOption.ATOMIC_MOVE);
                return;
            }
            deleteTree(staging);
        }
        throw new IllegalStateException("cannot install " + PACKAGE + "@" + version + " (needs npm and its registry;"
                + " -D" + VERSION_PROPERTY + " selects another version): " + why);
    }

    /** What npm and the package's own script, which some npm settings leave out, had to say. */
    private String npmInstall(Path directory) {
        try {
            List<String> install = List.of(
                    npm,
                    "install",
                    "--prefix",
                    directory.toString(),
                    "--no-save",
                    "--no-audit",
                    "--no-fund",
                    PACKAGE + "@" + version);
            ProgramRun run = ProgramRun.of(install, directory, Map.of(), INSTALL_LIMIT);
            if (!run.succeeded() || works(directory)) {
                return run.text();
            }
            Path script = directory.resolve("node_modules").resolve(PACKAGE).resolve("install.cjs");
            return run.text()
                    + ProgramRun.of(List.of("node", script.toString()), directory, Map.of(), INSTALL_LIMIT)
                            .text();
        } catch (IllegalStateException | UncheckedIOException e) {
            return e.toString();
        }
    }

    private boolean works(Path home) {
        Path program = program(home);
        if (!Files.isExecutable(program)) {
            return false;
        }
        ProgramRun run = ProgramRun.of(List.of(program.toString(), "--version"), home, Map.of(), ANSWER_LIMIT);
        return run.succeeded() && run.text().startsWith(version + " ");
    }

    private static Path program(Path home) {
        return home.resolve("node_modules").resolve(".bin").resolve("claude");
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
