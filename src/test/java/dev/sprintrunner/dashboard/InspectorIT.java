package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the details tell of an operation and an event, and the one thing a person does from Needs you. */
@Timeout(180)
class InspectorIT extends DashboardCase {

    private static Locator details(Page page) {
        return page.getByRole(AriaRole.COMPLEMENTARY);
    }

    private static Locator tab(Page page, String name) {
        return details(page)
                .getByRole(
                        AriaRole.TAB,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator panel(Page page) {
        return details(page).getByRole(AriaRole.TABPANEL);
    }

    @Test
    void theConversationGrowsWhileTheAgentWorks() {
        agent.on("dev-story")
                .starts()
                .says("Reading the story first.")
                .awaits("go")
                .says("Now **the tests** pass.")
                .worksAsUsual();
        serve("default_max_cycles: 1");
        Page page = open();
        pressStart(page);
        cards(page, "dev-story")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Open dev-story"))
                .click();

        assertThat(panel(page)).containsText("Reading the story first.");
        assertThat(panel(page)).not().containsText("the tests");
        agent.open("go");

        assertThat(panel(page).locator("strong").getByText("the tests")).isVisible();
        assertThat(batchPanel(page, 1)).isVisible();
    }

    @Test
    void anEndedOperationShowsItsChangesAndItsRecord() {
        serve("default_max_cycles: 1");
        Page page = open();
        pressStart(page);
        assertThat(batchPanel(page, 1)).isVisible();
        String dev = query("select min(id) from commands where command = 'dev-story'")
                .get(0);
        page.navigate(server.url() + "#/run&open=command:" + dev);

        tab(page, "Changes").click();
        assertThat(panel(page)).containsText("src/" + LOGIN + ".txt");
        panel(page)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(LOGIN))
                .first()
                .click();
        assertThat(panel(page)).containsText("call 1");
        tab(page, "Raw").click();
        assertThat(panel(page)).containsText("\"command\": \"dev-story\"");
        tab(page, "Events").click();
        assertThat(panel(page)).containsText("dev-story completed");
    }

    @Test
    void aLinkToAnEventShowsItWholeAfterAReload() {
        serve("default_max_cycles: 1");
        Page page = open();
        pressStart(page);
        assertThat(batchPanel(page, 1)).isVisible();
        page.navigate(server.url() + "#/run&open=event:1");
        page.reload();

        assertThat(details(page)).containsText("batch:start");
        assertThat(details(page)).containsText("max_cycles");
    }

    @Test
    void aBlockedStoryIsUnblockedFromThePageInTheFile() {
        agent.on("code-review-1").starts().exits(1);
        serve("default_max_cycles: 1", "retry_initial_seconds: 1", "retry_max_attempts: 0");
        Page page = open();
        pressStart(page);
        assertThat(batchPanel(page, 1)).isVisible();
        assertThat(project.status(LOGIN)).isEqualTo("blocked");

        needsYou(page)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Unblock: 1-1"))
                .click();

        page.waitForCondition(() -> project.status(LOGIN).equals("ready-for-dev"));
        assertThat(toasts(page)).containsText("ready-for-dev");
    }
}
