package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.sprintrunner.testkit.browser.Accessibility.assertAccessible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.sprintrunner.testkit.RecordedLines;
import dev.sprintrunner.testkit.Verdicts;
import dev.sprintrunner.testkit.browser.View;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing that axe knows is wrong with the page: in each theme, in each state, on a desktop and on a phone. */
@Timeout(300)
class AccessibilityIT extends DashboardCase {
    private enum Theme {
        LIGHT,
        DARK;

        /** Without motion, so that no colour is measured half-way. */
        View view() {
            return (this == DARK ? View.DESKTOP.dark() : View.DESKTOP).reducedMotion();
        }
    }

    private static Locator tab(Page page, String name) {
        return page.getByRole(AriaRole.TAB, new GetByRoleOptions().setName(name));
    }

    private static Locator details(Page page) {
        return page.locator("#inspector"); // a complementary region, or where it covers the page a dialog
    }

    private static void assertAccessibleOnDesktopAndPhone(Page page) {
        assertAccessible(page);
        page.setViewportSize(View.PHONE.width(), View.PHONE.height());
        assertAccessible(page);
        page.setViewportSize(View.DESKTOP.width(), View.DESKTOP.height());
    }

    @ParameterizedTest
    @EnumSource
    void idlePageIsAccessible(Theme theme) {
        serve();
        Page page = open(theme.view());

        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("No batch yet")))
                .isVisible();
        assertThat((String) page.evaluate("document.documentElement.dataset.theme"))
                .isEqualToIgnoringCase(theme.name());
        assertAccessibleOnDesktopAndPhone(page);
    }

    @ParameterizedTest
    @EnumSource
    void settingsAreAccessible(Theme theme) {
        serve("max_code_review_attempts: 3");
        Page page = open(theme.view());

        tab(page, "Settings").click();
        page.getByRole(AriaRole.TEXTBOX, new GetByRoleOptions().setName("Max code review attempts"))
                .fill("none");
        button(page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Save")), "Save")
                .click();

        assertThat(page.getByText("One setting needs a change.")).isVisible();
        assertAccessibleOnDesktopAndPhone(page);
    }

    @ParameterizedTest
    @EnumSource
    void runningPageIsAccessible(Theme theme) {
        agent.on("dev-story").starts().reports("implement").awaits("go").worksAsUsual();
        serve();
        Page page = open(theme.view());
        pressStart(page);

        assertThat(cards(page, "dev-story")).isVisible();
        assertThat(eventRow(page, "implement").first()).isVisible();
        assertAccessibleOnDesktopAndPhone(page);

        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("More ways to stop"))
                .first()
                .click();
        page.getByRole(AriaRole.MENUITEM, new GetByRoleOptions().setName("now")).click();
        assertThat(page.getByRole(AriaRole.ALERTDIALOG)).isVisible();
        assertAccessible(page);
        page.keyboard().press("Escape");

        agent.open("go");
        assertThat(pill(page)).hasAttribute("data-status", "idle");
    }

    @ParameterizedTest
    @EnumSource
    void inspectorIsAccessible(Theme theme) {
        agent.on("dev-story")
                .starts()
                .says("# Plan\n\n1. Read `src`\n2. Write\n\n| a | b |\n|---|---|\n| 1 | 2 |")
                .awaits("go")
                .worksAsUsual();
        serve();
        Page page = open(theme.view());
        pressStart(page);

        step(page, "dev-story of 1-1: running").click();
        assertThat(details(page).getByText("Plan")).isVisible();
        assertAccessibleOnDesktopAndPhone(page);

        agent.open("go");
        assertThat(pill(page)).hasAttribute("data-status", "idle");
        for (String part : new String[] {"Changes", "Verdict", "Prompt", "Events", "Raw"}) {
            tab(page, part).click();
            assertThat(tab(page, part)).hasAttribute("aria-selected", "true");
            assertAccessible(page);
        }
        details(page)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(LOGIN))
                .click();
        assertThat(details(page).getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName("Operations in")))
                .isVisible();
        assertAccessible(page);
    }

    @ParameterizedTest
    @EnumSource
    void pageThatNeedsItsOperatorIsAccessible(Theme theme) {
        agent.on("code-review-1").starts().decides(Verdicts.codeReview("HIGH", "No test"));
        serve("max_code_review_attempts: 1");
        Page page = open(theme.view());
        pressStart(page);

        assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Unblock: 1-1 is blocked")))
                .isEnabled();
        assertThat(pill(page)).hasAttribute("data-status", "idle");
        assertAccessibleOnDesktopAndPhone(page);
    }

    @ParameterizedTest
    @EnumSource
    void failedBatchIsAccessibleLiveAndAsAPastOne(Theme theme) {
        agent.on("dev-story", 1).prints(RecordedLines.of("api-401")).exits(1);
        agent.on("dev-story", 2).starts().awaits("go").worksAsUsual();
        serve();
        Page page = open(theme.view());
        pressStart(page);

        assertThat(page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Batch 1")))
                .isVisible();
        assertAccessibleOnDesktopAndPhone(page);

        pressStart(page);
        button(page.locator("body"), "Start new").click();
        assertThat(cards(page, "dev-story")).isVisible();
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("#1")).click();
        assertThat(page.getByText("Viewing batch #1")).isVisible();
        assertAccessibleOnDesktopAndPhone(page);

        button(page.locator("body"), "Back to live").click();
        agent.open("go");
        assertThat(pill(page)).hasAttribute("data-status", "idle");
    }
}
