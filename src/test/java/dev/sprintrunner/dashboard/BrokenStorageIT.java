package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.sprintrunner.testkit.browser.View;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page works whatever it finds in the browser's storage, and without one. Its console stays clean: the browser sees to that. */
@Timeout(300)
class BrokenStorageIT extends DashboardCase {
    private static final List<String> OF_ALL_PROJECTS = List.of("theme", "density", "time", "notify", "shortcuts");
    private static final List<String> OF_THE_PROJECT =
            List.of("tab", "scope", "sidebar", "run", "selection", "scroll", "settingsDraft", "attention", "inspector");

    private static final List<String> GARBAGE =
            List.of("{", "", "null", "true", "-1", "1e999", "\"__proto__\"", "[null,{},[[]]]", "{}", """
            {"cycles":"many","all":1,"filters":{"text":7,"level":[],"commandId":"x"},"follow":"no","logHeight":-3,
             "hiddenUpTo":1e300,"columns":{"time":null},"width":"wide","kind":"command","id":{},"tab":3,"run":{"id":"a"},
             "toasts":9}""", """
            {"constructor":{"raw":"x","base":1},"__proto__":{"raw":[],"base":2},"models":{"raw":"x","base":1}}""");

    /** Shows every view, so that each reads what is kept for it. */
    private static void assertWorks(Page page) {
        live(page);
        assertThat(button(controls(page), "Start")).isEnabled();
        assertThat(page.getByText("No events yet.")).isVisible();
        page.getByRole(AriaRole.TAB, new GetByRoleOptions().setName("Settings")).click();
        assertThat(page.getByText("no unsaved changes")).isVisible();
        page.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName("Dark")).check();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        page.getByRole(AriaRole.TAB, new GetByRoleOptions().setName("Sprint Run"))
                .click();
        assertThat(button(controls(page), "Start")).isEnabled();
    }

    /** Fills every key that the page knows, and goes there again. */
    private void openWith(Page page, String project, String text) {
        List<String> names = Stream.concat(
                        OF_ALL_PROJECTS.stream(), OF_THE_PROJECT.stream().map(key -> project + key))
                .toList();
        page.evaluate("""
                ([names, text]) => {
                    console.info("kept from now on:", text.slice(0, 200));
                    names.forEach(name => localStorage.setItem("sprint-runner.v1." + name, text));
                }""", List.of(names, text));
        page.navigate(server.url());
    }

    /** What the keys of this project begin with, as a first visit shows. */
    private static String projectOf(Page page) {
        page.getByRole(AriaRole.TAB).last().click();
        page.waitForFunction("() => Object.keys(localStorage).some(key => key.endsWith('.tab'))");
        return (String) page.evaluate(
                "Object.keys(localStorage).find(key => key.endsWith('.tab')).replace(/^sprint-runner.v1.|tab$/g, '')");
    }

    @Test
    void survivesGarbageUnderEveryKey() {
        serve();
        Page page = open();
        String project = projectOf(page);

        for (String text : GARBAGE) {
            openWith(page, project, text);
            assertWorks(page);
        }
    }

    @Test
    void survivesHugeValues() {
        serve();
        Page page = open();

        openWith(page, projectOf(page), "[" + "\"xxxxxxxxxx\",".repeat(20_000) + "1]");

        assertWorks(page);
    }

    @Test
    void survivesStorageThatIsForbidden() {
        serve();
        BrowserContext window = browser.context(View.DESKTOP);
        window.addInitScript("""
                Object.defineProperty(window, "localStorage", {
                    get() { throw new DOMException("forbidden", "SecurityError"); },
                });""");
        Page page = window.newPage();
        page.navigate(server.url());

        assertWorks(page);
    }

    @Test
    void survivesStorageThatIsFull() {
        serve();
        BrowserContext window = browser.context(View.DESKTOP);
        window.addInitScript("""
                Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };""");
        Page page = window.newPage();
        page.navigate(server.url());

        assertWorks(page);
        assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
    }
}
