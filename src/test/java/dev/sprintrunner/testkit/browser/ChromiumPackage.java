package dev.sprintrunner.testkit.browser;

import dev.sprintrunner.testkit.ProgramRun;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Installs the distribution's own package, where that is allowed: as root, with apt. */
final class ChromiumPackage implements ChromiumSource {
    private static final Path APT = Path.of("/usr/bin/apt-get");
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Map<String, String> ENVIRONMENT = Map.of("DEBIAN_FRONTEND", "noninteractive");

    /** The fonts, small beside the browser, let the screenshots look alike everywhere. */
    private static final List<String> PACKAGES =
            List.of("chromium", "fonts-dejavu-core", "fonts-liberation", "fonts-noto-color-emoji");

    /** Whether packages can be installed here at all. */
    static boolean isPossible() {
        return Machine.isRoot() && Files.isExecutable(APT);
    }

    @Override
    public Path provide() {
        if (!isPossible()) {
            throw new IllegalStateException("apt-get install chromium needs root and apt");
        }
        if (!install().succeeded()) {
            apt(List.of("update")); // the lists of packages may be missing, as in most images, or old
            ProgramRun second = install();
            if (!second.succeeded()) {
                throw new IllegalStateException("apt-get install chromium: " + lastLine(second));
            }
        }
        return PROGRAM;
    }

    private static ProgramRun install() {
        List<String> arguments = new ArrayList<>(List.of("install", "-y", "--no-install-recommends"));
        arguments.addAll(PACKAGES);
        return apt(arguments);
    }

    private static ProgramRun apt(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(APT.toString(), "-q", "-o", "DPkg::Lock::Timeout=300"));
        command.addAll(arguments);
        try {
            return ProgramRun.of(command, Path.of("/"), ENVIRONMENT, LIMIT);
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static String lastLine(ProgramRun run) {
        return run.text().substring(run.text().lastIndexOf('\n') + 1);
    }
}
