package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A look at a past batch while another one runs, and the way back. */
@Timeout(120)
class PastBatchIT extends DashboardCase {
    @Test
    void isLookedAtWhileTheRunGoesOn() {
        Page page = pageOfASecondBatch();

        openBatch(page, 1);

        assertThat(banner(page)).containsText("Viewing batch #1 (completed)");
        assertThat(batchPanel(page, 1)).containsText("1 cycle");
        assertThat(controls(page)).isHidden();
        assertThat(needsYou(page)).hasCount(0);
        assertThat(cards(page, "dev-story")).hasCount(0);
        assertThat(step(page, "dev-story of 1-1: done")).isVisible();
        assertThat(step(page, "dev-story of 2-1")).hasCount(0);
        assertThat(heldEvents(page)).isEqualTo(recorded("batch_id = 1"));
        assertThat(page).hasURL(server.url() + "#/batch/1/run");

        assertThat(pill(page)).containsText("Running cycle 1");
        agent.open("go");
        assertThat(pill(page)).containsText("Completed");
        assertThat(banner(page)).containsText("Viewing batch #1");
        assertThat(step(page, "dev-story of 2-1")).hasCount(0);
        assertThat(heldEvents(page)).isEqualTo(recorded("batch_id = 1"));

        button(header(page), "Back to live").click();

        assertThat(banner(page)).hasCount(0);
        assertThat(step(page, "dev-story of 2-1: done")).isVisible();
        assertThat(batchPanel(page, 2)).containsText("1/1 done");
        assertThat(heldEvents(page)).isEqualTo(recordedEvents());
    }

    @Test
    void leavesAllControlsAtWorkOnTheWayBack() {
        Page page = pageOfASecondBatch();
        openBatch(page, 1);
        assertThat(banner(page)).containsText("Viewing batch #1");
        tab(page, "Settings").click();
        tab(page, "Sprint Run").click();
        assertThat(banner(page)).containsText("Viewing batch #1");

        button(header(page), "Back to live").click();

        assertThat(cards(page, "dev-story")).containsText("2-1 report");
        button(controls(page), "Stop").click();
        assertThat(pill(page)).containsText("Stopping after story 2-1");
        agent.open("go");
        assertThat(pill(page)).containsText("Completed");

        search(page, "Batch #1 started");
        assertThat(eventRows(page)).hasCount(1);
        search(page, "");
        choice(page, "Command").selectOption("batch-commit");
        choice(page, "Type").selectOption("git");
        assertThat(eventRows(page).first()).containsText("batch-commit");
        tab(page, "Settings").click();
        assertThat(tab(page, "Settings")).hasAttribute("aria-selected", "true");
        tab(page, "Sprint Run").click();

        server.send("PUT", "api/sprint/stories/" + LOGIN, "{\"status\": \"ready-for-dev\"}");
        pressStart(page);
        assertThat(batchPanel(page, 3)).containsText("1/1 done");
    }

    /** The first batch was completed; the second one develops a story until the gate "go" is opened. */
    private Page pageOfASecondBatch() {
        agent.on("dev-story", 3).starts().reports("implement").awaits("go").worksAsUsual();
        serve();
        Page page = open();
        controls(page).getByRole(AriaRole.SPINBUTTON).fill("1");
        pressStart(page);
        assertThat(batchPanel(page, 1)).containsText("2/2 done");
        pressStart(page);
        assertThat(cards(page, "dev-story")).containsText("implement");
        return page;
    }

    private static void openBatch(Page page, int batch) {
        page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Batches"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("#" + batch))
                .click();
    }

    private static Locator choice(Page page, String name) {
        return page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator tab(Page page, String name) {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator banner(Page page) {
        return header(page).locator(".banner");
    }

    private List<Long> recorded(String where) {
        return query("select id from events where " + where + " order by id").stream()
                .map(Long::valueOf)
                .toList();
    }
}
