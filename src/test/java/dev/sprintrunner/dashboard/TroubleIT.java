package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sprintrunner.testkit.RecordedLines;
import dev.sprintrunner.testkit.browser.View;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the page says when the agent cannot work. */
@Timeout(120)
class TroubleIT extends DashboardCase {
    @Test
    void tellsInPlaceWhyNothingWasStarted() {
        serve();
        Page page = open();
        assertThat(button(controls(page), "Start")).isEnabled();
        browser.allow("status of 422");
        writeSettings("agent_command: ['/nowhere/claude']");

        pressStart(page);

        assertThat(controls(page).getByRole(AriaRole.ALERT)).containsText("the program /nowhere/claude was not found");
        assertThat(pill(page)).containsText("Idle");
        assertThat(button(controls(page), "Start")).isEnabled();
        assertThat(api("batches").path("total").asInt()).isZero();

        writeSettings(agent.setting());
        pressStart(page);
        assertThat(pill(page)).containsText("Completed");
        assertThat(controls(page).getByRole(AriaRole.ALERT)).hasCount(0);
    }

    @Test
    void keepsTellingThatABatchFailed() {
        agent.on("dev-story").prints(RecordedLines.of("api-401")).exits(1);
        serve();
        BrowserContext window = browser.context(View.DESKTOP);
        Page page = window.newPage();
        page.clock().install();
        page.navigate(server.url());
        live(page);

        pressStart(page);

        assertThat(pill(page)).containsText("Failed");
        assertThat(page).hasTitle("● Failed – project");
        assertThat(batchPanel(page, 1).getByText("/login").first()).isVisible();
        Locator toast =
                toasts(page).locator(".toast").filter(new Locator.FilterOptions().setHasText("Batch #1 failed"));
        assertThat(toast).containsText("/login");
        page.clock().runFor(15_000);
        assertThat(toast).isVisible();
        button(toast, "Close").click();
        assertThat(toast).hasCount(0);
        assertThat(needsYou(page)).containsText("Batch #1 failed");
    }

    @Test
    void countsDownToTheEndOfAUsageLimitAndTriesSoonerOnRequest() {
        Instant reset = Instant.now().plus(Duration.ofMinutes(30));
        agent.on("dev-story", 1).prints(RecordedLines.usageLimit(reset)).exits(1);
        agent.on("dev-story", 2).starts().reports("implement").awaits("go").worksAsUsual();
        serve();
        Page page = open();

        pressStart(page);

        assertThat(pill(page)).containsText(Pattern.compile("Waiting until \\d\\d:\\d\\d"));
        assertThat(page).hasTitle(Pattern.compile("● Waiting \\d\\d:\\d\\d – project"));
        Locator card = page.getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText("Goes on by itself at"));
        assertThat(card).containsText(Pattern.compile("(29|30):\\d\\d"));
        String left = card.innerText();
        assertThat(card).not().hasText(left);
        assertThat(needsYou(page)).containsText("Waiting for the usage limit");

        button(card, "Try now").click();

        assertThat(cards(page, "dev-story")).containsText("implement");
        assertThat(pill(page)).containsText("Running cycle 1 of 2");
        assertThat(needsYou(page)).not().containsText("Waiting");
        agent.open("go");
        assertThat(pill(page)).containsText("Completed");
    }
}
