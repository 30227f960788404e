package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page without a pointer. */
@Timeout(300)
class KeyboardIT extends DashboardCase {
    private static final int MANY_TABS = 80;

    private static Locator tab(Page page, String name) {
        return page.getByRole(AriaRole.TAB, new GetByRoleOptions().setName(name));
    }

    private static void press(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** Walks on by Tab until the focus is there. */
    private static void tabTo(Page page, Locator target) {
        for (int i = 0; i < MANY_TABS; i++) {
            page.keyboard().press("Tab");
            if ((boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("Tab does not reach " + target);
    }

    private static Locator row(Page page, int place) {
        return page.getByRole(AriaRole.TABLE)
                .getByRole(AriaRole.ROW)
                .and(page.locator("[aria-rowindex='" + (place + 1) + "']"));
    }

    private static Locator search(Page page) {
        return page.getByRole(AriaRole.SEARCHBOX, new GetByRoleOptions().setName("Search"));
    }

    private static Locator follow(Page page) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Follow"));
    }

    private static Locator sheet(Page page) {
        return page.getByRole(AriaRole.DIALOG, new GetByRoleOptions().setName("Keyboard shortcuts"));
    }

    /** The page after a batch whose story failed; its log has errors. */
    private Page openAfterFailure() {
        agent.on("dev-story").starts().exits(3);
        serve();
        Page page = open();
        pressStart(page);
        assertThat(pill(page)).hasAttribute("data-status", "idle");
        assertThat(page.locator("#error-count")).hasText(Pattern.compile("[2-9] errors"));
        return page;
    }

    @Test
    void firstTabOffersToSkipToTheContent() {
        serve();
        Page page = open();

        press(page, "Tab");
        Locator skip = button(page.locator("body"), "Skip to content");
        assertThat(skip).isFocused();
        assertThat(skip).isInViewport();
        press(page, "Enter");

        assertThat(page.getByRole(AriaRole.MAIN)).isFocused();
        press(page, "Tab");
        assertThat(tab(page, "Sprint Run")).isFocused();
    }

    @Test
    void runIsStartedLookedAtAndStoppedByKeysAlone() {
        agent.on("dev-story").starts().reports("implement").awaits("go").worksAsUsual();
        serve();
        Page page = open();

        press(page, ".");
        assertThat(button(header(page), "Start")).isFocused();
        press(page, "Enter");
        assertThat(cards(page, "dev-story")).isVisible();

        Locator open = page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Open dev-story of 1-1"));
        tabTo(page, open);
        press(page, "Enter");
        Locator title = page.getByRole(AriaRole.COMPLEMENTARY)
                .getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName("dev-story"));
        assertThat(title).isFocused();
        tabTo(page, tab(page, "Output"));
        press(page, "ArrowRight");
        assertThat(tab(page, "Changes")).isFocused();
        assertThat(tab(page, "Changes")).hasAttribute("aria-selected", "true");
        press(page, "End");
        assertThat(tab(page, "Raw")).isFocused();
        press(page, "Home", "Escape");
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY)).isHidden();
        assertThat(open).isFocused();

        press(page, ".");
        assertThat(button(header(page), "Stop")).isFocused();
        press(page, "Tab", "Enter", "ArrowDown", "Enter"); // the menu of harder modes, its last: now
        assertThat(button(page.getByRole(AriaRole.ALERTDIALOG), "Keep running")).isFocused();
        press(page, "Tab", "Enter");
        assertThat(pill(page)).hasAttribute("data-status", "idle");
        assertThat(status().path("batch_status").asText()).isEqualTo("stopped");
    }

    @Test
    void tabsMoveByArrowsHomeAndEnd() {
        serve();
        Page page = open();

        tab(page, "Sprint Run").focus();
        press(page, "ArrowLeft"); // from the first to the last
        assertThat(tab(page, "Settings")).isFocused();
        assertThat(tab(page, "Settings")).hasAttribute("aria-selected", "true");
        press(page, "Home");
        assertThat(tab(page, "Sprint Run")).isFocused();
        press(page, "End");
        assertThat(tab(page, "Settings")).isFocused();
        press(page, "Tab");
        assertThat(tab(page, "Sprint Run")).not().isFocused(); // one stop for all tabs
    }

    @Test
    void rowsOfTheLogAreWalkedAndOpenedByKeys() {
        Page page = openAfterFailure();

        search(page).focus();
        tabTo(page, page.locator(".log-row[tabindex='0']"));
        press(page, "Home");
        assertThat(row(page, 1)).isFocused();
        press(page, "j", "j", "ArrowDown");
        assertThat(row(page, 4)).isFocused();
        press(page, "k", "ArrowUp");
        assertThat(row(page, 2)).isFocused();
        assertThat(row(page, 2)).hasAttribute("aria-current", "true");
        assertThat(follow(page)).hasAttribute("aria-pressed", "false");

        String message = row(page, 2).getByRole(AriaRole.CELL).last().textContent();
        press(page, "Enter");
        Locator details = page.getByRole(AriaRole.COMPLEMENTARY);
        assertThat(details.getByRole(AriaRole.REGION, new Locator.GetByRoleOptions().setName("Event")))
                .containsText(message);
        press(page, "Escape");
        assertThat(details).isHidden();
        assertThat(row(page, 2)).isFocused();

        press(page, "End");
        assertThat(follow(page)).hasAttribute("aria-pressed", "true");
    }

    @Test
    void shortcutsGoWhereTheySay() {
        Page page = openAfterFailure();

        press(page, "g", ",");
        assertThat(tab(page, "Settings")).hasAttribute("aria-selected", "true");
        press(page, "g", "r");
        assertThat(tab(page, "Sprint Run")).hasAttribute("aria-selected", "true");

        press(page, "/");
        assertThat(search(page)).isFocused();
        tab(page, "Sprint Run").focus();

        press(page, "f");
        assertThat(follow(page)).hasAttribute("aria-pressed", "false");
        press(page, "f");
        assertThat(follow(page)).hasAttribute("aria-pressed", "true");

        press(page, "p");
        assertThat(page.locator("#error-count")).hasText(Pattern.compile("^([2-9])/\\1 errors"));
        assertThat(follow(page)).hasAttribute("aria-pressed", "false");
        press(page, "p", "n");
        assertThat(page.locator("#error-count")).hasText(Pattern.compile("^([2-9])/\\1 errors"));

        Locator history = page.getByRole(AriaRole.LIST, new GetByRoleOptions().setName("Batches"));
        Locator fold = page.getByRole(AriaRole.NAVIGATION, new GetByRoleOptions().setName("Batch history"))
                .getByRole(AriaRole.BUTTON)
                .first();
        assertThat(history).isVisible();
        press(page, "[");
        assertThat(fold).hasAttribute("aria-expanded", "false");
        press(page, "[");
        assertThat(fold).hasAttribute("aria-expanded", "true");

        press(page, "?");
        assertThat(sheet(page)).isVisible();
        assertThat(sheet(page)).containsText("Next error");
        press(page, "Escape");
        assertThat(sheet(page)).isHidden();
    }

    @Test
    void shortcutsMeanNothingWhereTextIsTyped() {
        serve("default_max_cycles: 1");
        Page page = open();
        pressStart(page);
        assertThat(batchPanel(page, 1)).isVisible(); // where nothing has happened there is nothing to search

        search(page).focus();
        press(page, "g", ",", "?", "f", "[", ".", "/");
        assertThat(search(page)).hasValue("g,?f[./");
        assertThat(search(page)).isFocused();
        assertThat(sheet(page)).isHidden();
        assertThat(follow(page)).hasAttribute("aria-pressed", "true");
        assertThat(tab(page, "Sprint Run")).hasAttribute("aria-selected", "true");

        press(page, "Escape"); // empties the field
        assertThat(search(page)).hasValue("");
    }

    @Test
    void shortcutsCanBeSwitchedOff() {
        serve();
        Page page = open();
        press(page, "g", ",");
        Locator keys = page.getByRole(AriaRole.SWITCH, new GetByRoleOptions().setName("Single-key shortcuts"));
        assertThat(keys).isChecked();
        keys.press("Space");
        assertThat(keys).not().isChecked();

        press(page, "?", "g", "r");
        assertThat(tab(page, "Settings")).hasAttribute("aria-selected", "true");
        assertThat(sheet(page)).isHidden();

        live(reloaded(page));
        press(page, "g", "r", "?");
        assertThat(tab(page, "Settings")).hasAttribute("aria-selected", "true");
        assertThat(sheet(page)).isHidden();
    }

    private static Page reloaded(Page page) {
        page.reload();
        return page;
    }

    @Test
    void noShortcutStartsOrStopsARun() {
        agent.on("dev-story").starts().reports("implement").awaits("go").worksAsUsual();
        serve();
        Page page = open();

        pressEveryKey(page);
        assertThat(status().path("batch_id").isNull()).isTrue();

        page.reload();
        live(page);
        pressStart(page);
        assertThat(eventRow(page, "implement").first()).isVisible();
        page.getByRole(AriaRole.MAIN).focus();
        pressEveryKey(page);
        assertThat(status().path("status").asText()).isEqualTo("running");
        assertThat(api("events?type=batch:warning").path("events")).isEmpty(); // nor asks to stop

        agent.open("go");
        page.reload();
        assertThat(pill(live(page))).hasAttribute("data-status", "idle");
    }

    /** Each printable key, alone and after g, as long as it stays on the page. */
    private static void pressEveryKey(Page page) {
        for (char key = '!'; key <= '~'; key++) {
            press(page, String.valueOf(key), "Escape", "g", String.valueOf(key), "Escape");
            page.evaluate("document.getElementById('main').focus()"); // out of fields and off the button that . focused
        }
    }
}
