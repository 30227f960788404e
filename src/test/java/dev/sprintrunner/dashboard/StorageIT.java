package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.sprintrunner.testkit.Verdicts;
import dev.sprintrunner.testkit.browser.View;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a visit finds again of the last one. */
@Timeout(300)
class StorageIT extends DashboardCase {
    private static Locator tab(Page page, String name) {
        return page.getByRole(AriaRole.TAB, new GetByRoleOptions().setName(name));
    }

    private static Locator named(Page page, AriaRole role, String name) {
        return page.getByRole(role, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator details(Page page) {
        return page.getByRole(AriaRole.COMPLEMENTARY);
    }

    /** A later visit: the plain address, so that all comes from what the browser keeps. */
    private Page comeBack(Page page) {
        page.navigate("about:blank");
        page.navigate(server.url());
        return live(page);
    }

    /** Runs a batch to its end. */
    private static void runBatch(Page page, int id) {
        pressStart(page);
        assertThat(batchPanel(page, id)).isVisible();
    }

    /** Opens the tab and waits for the last part of it, whose coming moves the others. */
    private static void openSettings(Page page) {
        tab(page, "Settings").click();
        assertThat(page.getByText(Pattern.compile("checks? passed"))).isVisible();
    }

    @Test
    void tabAndFoldedHistoryAreFoundAgain() {
        serve();
        Page page = open();
        tab(page, "Settings").click();
        page.keyboard().press("[");

        comeBack(page);

        assertThat(tab(page, "Settings")).hasAttribute("aria-selected", "true");
        assertThat(named(page, AriaRole.BUTTON, "Show the history")).hasAttribute("aria-expanded", "false");
    }

    @Test
    void cyclesAreFoundAgain() {
        serve();
        Page page = open();
        Locator cycles = controls(page).getByLabel("Cycles");
        cycles.fill("7");
        cycles.blur();
        controls(page).getByLabel("All").check();

        comeBack(page);

        assertThat(controls(page).getByLabel("All")).isChecked();
        assertThat(cycles).hasValue("7");
        assertThat(cycles).isDisabled();
        assertThat(header(page).getByLabel("Cycles")).hasValue("7");
    }

    @Test
    void logIsFoundAgainAsItWasLeft() {
        serve();
        Page page = open();
        runBatch(page, 1);
        Locator table = page.getByRole(AriaRole.TABLE);
        int all = rowCount(table);
        page.locator(".log-row[tabindex='0']").press("Home");
        page.locator(".log-row[aria-rowindex='4']").click();
        page.keyboard().press("Escape");
        named(page, AriaRole.BUTTON, "Hide up to here").click();
        int unhidden = rowCount(table);
        assertThat(unhidden).isEqualTo(all - 3);
        Locator search = page.getByRole(AriaRole.SEARCHBOX);
        search.fill("dev-story");
        Locator type = page.getByRole(AriaRole.COMBOBOX, new GetByRoleOptions().setName("Type"));
        type.selectOption("command");
        int filtered = rowCount(table);
        assertThat(filtered).isPositive().isLessThan(unhidden);
        Locator height = named(page, AriaRole.SEPARATOR, "Height of the event log");
        height.press("ArrowUp");
        String pixels = height.getAttribute("aria-valuetext");
        assertThat(pixels).endsWith(" pixels");
        Locator follow = named(page, AriaRole.BUTTON, "Follow");
        assertThat(follow).hasAttribute("aria-pressed", "false");

        comeBack(page);

        assertThat(follow).hasAttribute("aria-pressed", "false");
        assertThat(search).hasValue("dev-story");
        assertThat(type).hasValue("command");
        assertThat(height).hasAttribute("aria-valuetext", pixels);
        assertThat(table).hasAttribute("aria-rowcount", String.valueOf(filtered + 1));
        search.fill("");
        type.selectOption("");
        assertThat(table).hasAttribute("aria-rowcount", String.valueOf(unhidden + 1));
        assertThat(page.getByText(Pattern.compile("3 hidden"))).isVisible();
    }

    private static int rowCount(Locator table) {
        return Integer.parseInt(table.getAttribute("aria-rowcount")) - 1;
    }

    @Test
    void pastBatchIsFoundAgainUntilItIsGone() {
        serve("default_max_cycles: 1");
        Page page = open();
        runBatch(page, 1);
        runBatch(page, 2);
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("#1")).click();
        Locator banner = page.getByText("Viewing batch #1");
        assertThat(banner).isVisible();

        comeBack(page);
        assertThat(banner).isVisible();

        browser.allow("404"); // the page asks for the batch that is no more
        page.evaluate("""
                Object.keys(localStorage).filter(key => key.endsWith('.scope')).forEach(key => localStorage.setItem(key, '99'))""");
        comeBack(page);
        assertThat(named(page, AriaRole.BUTTON, "batch #2")).isVisible();
        assertThat(page.getByText("Viewing batch")).isHidden();
        assertThat(button(controls(page), "Start")).isEnabled();
    }

    @Test
    void openDetailsAreFoundAgainWithTheirPartAndWidth() {
        serve();
        Page page = open();
        runBatch(page, 1);
        step(page, "dev-story of 2-1: done").click();
        tab(page, "Raw").click();
        Locator width = named(page, AriaRole.SEPARATOR, "Width of the details");
        width.press("ArrowLeft");
        width.press("ArrowLeft");
        double before = details(page).boundingBox().width;

        comeBack(page);

        assertThat(details(page).getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName("dev-story")))
                .isVisible();
        assertThat(tab(page, "Raw")).hasAttribute("aria-selected", "true");
        assertThat(details(page).getByRole(AriaRole.TABPANEL)).containsText("\"command\": \"dev-story\"");
        assertThat(details(page).boundingBox().width).isEqualTo(before);
    }

    @Test
    void dismissedItemStaysAwayAndTheOthersStay() {
        agent.on("code-review-1").starts().decides(Verdicts.codeReview("HIGH", "No test"));
        serve("max_code_review_attempts: 1");
        Page page = open();
        pressStart(page);
        Locator blocked = page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Dismiss: 1-1 is blocked"));
        Locator other = page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Dismiss: 1-2 is blocked"));
        assertThat(pill(page)).hasAttribute("data-status", "idle");
        blocked.click();
        assertThat(blocked).isHidden();

        comeBack(page);

        assertThat(other).isVisible();
        assertThat(blocked).isHidden();
    }

    @Test
    void interfaceChoicesAndUnsavedSettingsAreFoundAgain() {
        serve();
        Page page = open();
        openSettings(page);
        choice(page, "Theme", "Dark").check();
        choice(page, "Density", "Comfortable").check();
        choice(page, "Time", "12 h").check();
        page.getByLabel("Default max cycles").fill("11");
        assertThat(page.getByText("1 unsaved change")).isVisible();

        comeBack(page);

        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(page.locator("html")).hasAttribute("data-density", "comfortable");
        assertThat(choice(page, "Time", "12 h")).isChecked();
        assertThat(page.getByLabel("Default max cycles").first()).hasValue("11");
        assertThat(page.getByText("1 unsaved change")).isVisible();
        assertThat(api("settings").toString()).doesNotContain("\"value\":11");
    }

    private static Locator choice(Page page, String group, String name) {
        return page.getByRole(AriaRole.RADIOGROUP, new GetByRoleOptions().setName(group))
                .getByRole(
                        AriaRole.RADIO,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void otherBrowserTabsFollowTheLookAndNothingElse() {
        serve();
        BrowserContext window = browser.context(View.DESKTOP);
        Page first = window.newPage();
        Page second = window.newPage();
        for (Page page : new Page[] {first, second}) {
            page.navigate(server.url());
            live(page);
        }

        openSettings(first);
        choice(first, "Theme", "Dark").check();
        choice(first, "Density", "Comfortable").check();

        assertThat(second.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(second.locator("html")).hasAttribute("data-density", "comfortable");
        assertThat(named(second, AriaRole.BUTTON, "Theme: Dark")).isVisible();
        assertThat(tab(second, "Sprint Run")).hasAttribute("aria-selected", "true");
    }

    @Test
    void forgettingDropsWhatIsKeptOfThisProject() {
        serve();
        Page page = open();
        openSettings(page);
        choice(page, "Theme", "Dark").check();
        page.getByLabel("Default max cycles").fill("11");
        named(page, AriaRole.BUTTON, "Forget stored view state").click();
        assertThat(page.getByText("Forgotten")).isVisible();

        comeBack(page);

        assertThat(tab(page, "Sprint Run")).hasAttribute("aria-selected", "true");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark"); // shared by projects
        tab(page, "Settings").click();
        assertThat(page.getByText("no unsaved changes")).isVisible();
    }
}
