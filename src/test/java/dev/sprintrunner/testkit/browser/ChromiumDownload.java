package dev.sprintrunner.testkit.browser;

import com.microsoft.playwright.CLI;
import com.microsoft.playwright.Playwright;
import dev.sprintrunner.testkit.ProgramRun;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Downloads the Chromium that Playwright tests with into Playwright's own cache; does nothing when it is there. */
final class ChromiumDownload implements ChromiumSource {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @Override
    public Path provide() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CLI.class.getName(),
                "install",
                "--no-shell"));
        if (ChromiumPackage.isPossible()) {
            command.add("--with-deps"); // a bare image lacks the libraries it needs
        }
        command.add("chromium");
        try {
            ProgramRun run = ProgramRun.of(command, Path.of("/"), Map.of(), LIMIT);
            if (!run.succeeded()) {
                throw new IllegalStateException("Playwright's download: " + reason(run));
            }
            try (Playwright playwright = PlaywrightDriver.start()) {
                return Path.of(playwright.chromium().executablePath());
            }
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static String reason(ProgramRun run) {
        return run.text()
                .lines()
                .filter(line -> line.startsWith("Error: ") || line.startsWith("E: "))
                .findFirst()
                .orElse("exit code " + run.exitCode());
    }
}
