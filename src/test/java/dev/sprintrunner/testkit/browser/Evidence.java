package dev.sprintrunner.testkit.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a failed browser test leaves behind: of each page a screenshot and its HTML, and what its console said. */
final class Evidence {
    static final Path DIRECTORY = Path.of("target", "browser").toAbsolutePath();

    private final Path directory;

    /** @param test its name; other characters than letters, digits and a few more become underscores */
    Evidence(String test) {
        this.directory = DIRECTORY.resolve(test.replace("()", "").replaceAll("[^\\w.-]", "_"));
    }

    Path save(List<Page> pages, List<String> console, List<String> findings) {
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve("console.txt"), console);
            Files.write(directory.resolve("findings.txt"), findings);
            for (int i = 0; i < pages.size(); i++) {
                save(pages.get(i), "page-" + (i + 1));
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot save the evidence in " + directory, e);
        }
    }

    private void save(Page page, String name) throws IOException {
        try {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(directory.resolve(name + ".png"))
                    .setTimeout(5_000));
            Files.writeString(directory.resolve(name + ".html"), page.content());
        } catch (PlaywrightException e) {
            Files.writeString(directory.resolve(name + ".txt"), "the page could not be recorded: " + e.getMessage());
        }
    }
}
