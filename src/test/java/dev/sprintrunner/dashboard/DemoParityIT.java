package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole sprint of the demo, as fast as it can be: the page keeps up with the database. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DemoParityIT extends DashboardCase {
    @Test
    void saysWhatTheDatabaseHolds() {
        Path sample = temp.resolve("sample");
        serveWith("demo", "--port", "0", "--pace", "0", "--keep", sample.toString());
        Page page = open();
        controls(page).getByRole(AriaRole.CHECKBOX).check();

        pressStart(page);

        assertThat(pill(page))
                .containsText("Completed", new LocatorAssertions.ContainsTextOptions().setTimeout(180_000));
        new Parity(page, sample.resolve(".sprint-runner/sprint-runner.db"))
                .assertAll(api("batches/1").path("commits").size());
    }
}
