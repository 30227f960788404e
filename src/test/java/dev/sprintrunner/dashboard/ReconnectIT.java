package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The link to the server breaks and comes back: nothing is missing and nothing doubled. */
@Timeout(180)
class ReconnectIT extends DashboardCase {

    @Test
    void goesOnByItselfWhenTheServerWasKilled() {
        anAgentThatTalks();
        serve();
        Page page = open();
        pressStart(page);
        assertThat(cards(page, "dev-story")).containsText(Pattern.compile("line \\d\\d+ of the agent"));
        browser.allow("WebSocket connection|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET");

        server.kill();

        assertThat(banner(page)).containsText("Disconnected since");
        assertThat(banner(page)).containsText("a run goes on without this page");
        assertThat(page).hasTitle("● Disconnected – project");
        assertThat(header(page)).containsText("stale since");
        assertThat(button(controls(page), "Stop")).isDisabled();

        serveAgain(server.port());

        live(page);
        assertThat(banner(page)).hasCount(0);
        assertThat(pill(page)).containsText("Interrupted");
        assertThat(cards(page, "dev-story")).hasCount(0);
        assertThat(step(page, "dev-story of 1-1: interrupted")).isVisible();
        assertThat(heldEvents(page)).isEqualTo(recordedEvents()).hasSizeGreaterThan(20);

        button(controls(page), "Resume #1").click();
        assertThat(pill(page)).containsText("Completed");
        assertThat(tile(page, "Progress")).containsText("3/3");
        assertThat(agent.running()).isEmpty();
        assertThat(heldEvents(page)).isEqualTo(recordedEvents());
    }

    @Test
    void readsAllAgainWhenTheDatabaseWasReplaced() {
        serve();
        Page page = open();
        pressStart(page);
        assertThat(pill(page)).containsText("Completed");
        browser.allow("WebSocket connection|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET");
        int port = server.port();
        server.terminate();
        Path other = temp.resolve("other.db");

        serveAgain(port, "--db", other.toString());

        live(page);
        assertThat(banner(page)).containsText("Server restarted");
        assertThat(pill(page)).containsText("Idle");
        assertThat(batchPanel(page, 1)).hasCount(0);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("No batch yet")))
                .isVisible();
        assertThat(history(page)).containsText("No batch yet");
        assertThat(heldEvents(page)).isEmpty();

        agent.on("dev-story").starts().reports("implement").awaits("go").worksAsUsual();
        server.send("PUT", "api/sprint/stories/" + REPORT, "{\"status\": \"ready-for-dev\"}");
        pressStart(page);
        assertThat(cards(page, "dev-story")).containsText("2-1 report");
        agent.open("go");
        assertThat(pill(page)).containsText("Completed");
        assertThat(heldEvents(page))
                .isEqualTo(query(other, "select id from events order by id").stream()
                        .map(Long::valueOf)
                        .toList());
    }

    @Test
    void catchesUpOnWhatHappenedWhileItWasOffline() {
        agent.on("dev-story", 1).starts().reports("implement").awaits("go").worksAsUsual();
        serve("websocket_heartbeat_seconds: 5");
        Page page = open();
        pressStart(page);
        assertThat(cards(page, "dev-story")).containsText("implement");
        browser.allow("WebSocket connection|ERR_INTERNET_DISCONNECTED");

        page.context().setOffline(true);
        agent.open("go");
        page.waitForCondition(() -> status().path("status").asText().equals("idle"));
        assertThat(header(page).getByText("Offline"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000)); // 2.5 heartbeats
        assertThat(banner(page)).containsText("Disconnected since");
        assertThat(pill(page)).containsText("Running cycle 1 of 2");
        page.context().setOffline(false);

        live(page);
        assertThat(pill(page)).containsText("Completed");
        assertThat(heldEvents(page)).isEqualTo(recordedEvents());
    }

    /** Its first development says a line every few milliseconds and does not end; the second one works as usual. */
    private void anAgentThatTalks() {
        agent.on("dev-story", 1).starts().reports("implement").talksOn("line # of the agent");
    }

    private static Locator banner(Page page) {
        return header(page).locator(".banner");
    }

    private static Locator history(Page page) {
        return page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Batch history"));
    }
}
