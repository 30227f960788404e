package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ForcedColors;
import dev.sprintrunner.testkit.browser.View;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in windows of any size, with less motion, and in the colours of the system. */
@Timeout(300)
class ResponsiveIT extends DashboardCase {
    private static final String MOVING = """
            [...document.getAnimations()]
                .filter(animation => animation.playState === "running" && animation.effect.getComputedTiming().duration > 1)
                .map(animation => animation.animationName ?? animation.transitionProperty)""";

    private static Locator tab(Page page, String name) {
        return page.getByRole(AriaRole.TAB, new GetByRoleOptions().setName(name));
    }

    private static void assertNoSidewaysScroll(Page page) {
        assertThat(page.evaluate("document.scrollingElement.scrollWidth - innerWidth"))
                .as("overflow of the page to the right, px")
                .isEqualTo(0);
    }

    /** In view after scrolling there as far as needed, wholly within the width, and big enough for a finger. */
    private static void assertReachable(Page page, Locator control) {
        control.scrollIntoViewIfNeeded();
        BoundingBox box = control.boundingBox();
        assertThat(box.x).isNotNegative();
        assertThat(box.x + box.width).isLessThanOrEqualTo(page.viewportSize().width);
        assertThat(Math.min(box.width, box.height)).isGreaterThanOrEqualTo(24);
        control.click(new Locator.ClickOptions().setTrial(true)); // nothing lies over it
    }

    /** The last one is a window of 1280 x 1024 at 400 %. */
    @ParameterizedTest
    @CsvSource({"1440, 900", "1024, 768", "768, 1024", "390, 844", "320, 640", "320, 256"})
    void pageFitsItsWindow(int width, int height) {
        agent.on("dev-story").starts().reports("implement").awaits("go").worksAsUsual();
        serve("default_max_cycles: 1");
        Page page = open(View.DESKTOP.sized(width, height));

        assertReachable(page, button(controls(page), "Start"));
        assertNoSidewaysScroll(page);
        tab(page, "Settings").click();
        assertReachable(page, page.getByRole(AriaRole.TEXTBOX, new GetByRoleOptions().setName("Default max cycles")));
        assertReachable(page, page.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName("Dark")));
        assertNoSidewaysScroll(page);

        tab(page, "Sprint Run").click();
        pressStart(page);
        assertThat(eventRow(page, "implement").first()).isVisible();
        if (width < 600) {
            assertThat(button(controls(page), "Stop")).isHidden(); // a phone has one, in the header
        } else {
            assertReachable(page, button(controls(page), "Stop"));
        }
        assertReachable(page, button(header(page), "Stop"));
        assertNoSidewaysScroll(page);

        step(page, "dev-story of 1-1: running").click();
        assertThat(tab(page, "Output")).isVisible();
        assertNoSidewaysScroll(page);
        assertReachable(page, button(page.locator("#inspector"), "Close details"));
        button(page.locator("#inspector"), "Close details").click();
        assertThat(page.locator("#inspector")).isHidden();

        agent.open("go");
        assertThat(batchPanel(page, 1)).isVisible();
        assertNoSidewaysScroll(page);
    }

    @Test
    void historyIsReachedWhereThereIsNoRoomForIt() {
        serve("default_max_cycles: 1");
        Page page = open(View.PHONE);
        pressStart(page);
        assertThat(batchPanel(page, 1)).isVisible();

        Locator batches = page.getByRole(AriaRole.LIST, new GetByRoleOptions().setName("Batches"));
        assertThat(batches).isHidden();
        button(header(page), "Batch history").click();
        assertThat(batches).isVisible();
        page.keyboard().press("Escape");
        assertThat(batches).isHidden();
        assertThat(button(header(page), "Batch history")).isFocused();
    }

    @ParameterizedTest
    @CsvSource({"1440, 28, 1", "768, 28, 1", "390, 48, 2", "320, 48, 2"})
    void logRowsHaveTwoLinesWhereTheyMust(int width, int height, int lines) {
        serve("default_max_cycles: 1");
        Page page = open(View.DESKTOP.sized(width, 900));
        pressStart(page);
        assertThat(batchPanel(page, 1)).isVisible();

        Locator row = eventRows(page).last();
        assertThat(row.boundingBox().height).isEqualTo(height);
        BoundingBox time = row.locator(".cell-time").boundingBox();
        BoundingBox message = row.locator(".cell-message").boundingBox();
        boolean below = message.y >= time.y + time.height - 1;
        assertThat(below).isEqualTo(lines == 2);
        assertThat(message.width).isGreaterThan(width == 320 ? 200 : 250); // enough to be read
    }

    @Test
    void nothingMovesForThoseWhoWantLessMotion() {
        agent.on("dev-story").starts().reports("implement").awaits("go").worksAsUsual();
        serve("default_max_cycles: 1");
        Page page = open(View.DESKTOP.reducedMotion());
        pressStart(page);
        assertThat(cards(page, "dev-story")).isVisible();
        assertThat((List<?>) page.evaluate(MOVING)).isEmpty();

        step(page, "dev-story of 1-1: running").click();
        assertThat(tab(page, "Output")).isVisible();
        assertThat((List<?>) page.evaluate(MOVING)).isEmpty();

        agent.open("go");
        assertThat(batchPanel(page, 1)).isVisible();
        assertThat((List<?>) page.evaluate(MOVING)).isEmpty();
    }

    /** The system's colours take backgrounds away: what was told by one alone would be gone. */
    @Test
    void systemColoursLeaveEverythingVisible() {
        agent.on("dev-story").starts().reports("implement").awaits("go").worksAsUsual();
        serve("default_max_cycles: 1");
        Page page = open();
        page.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        pressStart(page);
        assertThat(cards(page, "dev-story")).isVisible();

        assertThat(pill(page)).containsText("Running");
        for (Locator control : List.of(button(controls(page), "Stop"), cards(page, "dev-story"))) {
            assertThat(control.evaluate("element => parseFloat(getComputedStyle(element).borderTopWidth)"))
                    .as("an edge that is drawn without a background")
                    .isNotEqualTo(0);
        }
        Locator chosen = tab(page, "Sprint Run");
        assertThat(look(chosen)).isNotEqualTo(look(tab(page, "Settings")));
        button(controls(page), "Stop").focus();
        page.keyboard().press("Tab");
        assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                .isNotEqualTo("none");

        agent.open("go");
        assertThat(batchPanel(page, 1)).isVisible();
    }

    private static Object look(Locator tab) {
        return tab.evaluate("""
                element => ["", "::after", "::before"].map(part => getComputedStyle(element, part || null))
                    .map(style => [style.color, style.backgroundColor, style.borderBottom, style.boxShadow, style.content].join())
                    .join("|")""");
    }
}
