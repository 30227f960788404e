package dev.sprintrunner.testkit.browser;

import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Playwright's own process, which must download nothing. */
final class PlaywrightDriver {
    /** Where Playwright unpacks itself once for each JVM; it removes that when the JVM ends, and this when it cannot. */
    private static final String UNPACK_PROPERTY = "playwright.driver.tmpdir";

    private PlaywrightDriver() {}

    static Playwright start() {
        if (System.getProperty(UNPACK_PROPERTY) == null) {
            System.setProperty(UNPACK_PROPERTY, unpackDirectory().toString());
        }
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /** Below the build's directory: what a killed JVM leaves behind goes with the next clean. */
    private static Path unpackDirectory() {
        try {
            return Files.createDirectories(Evidence.DIRECTORY.resolve("driver"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a directory for Playwright", e);
        }
    }
}
