package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.sprintrunner.testkit.RecordedLines;
import dev.sprintrunner.testkit.TestProject;
import dev.sprintrunner.testkit.Verdicts;
import dev.sprintrunner.testkit.browser.View;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Titles, markers, tools and words of an agent that were made to break the page. Nothing of them is executed (a flag of
 * the window would tell, and the browser fails on violations of the page's policy), and all of them can be read.
 */
@Timeout(300)
class HostileIT extends DashboardCase {
    private static final String IMAGE = "<img src=x onerror=window.hacked=1>";
    private static final String SCRIPT = "</script><script>window.hacked=2</script>";
    private static final String TURNED = "\u202Egnp.exe\u2066";
    private static final String ANSI = "\u001B[31mred\u001B[0m\u001B]0;title\u0007\u0008";
    private static final String LONG = "W".repeat(10_240);

    @Override
    TestProject.Builder plan(TestProject.Builder sprint) {
        return super.plan(sprint)
                .file(artifact(LOGIN), "# Story 1.1: " + IMAGE + SCRIPT + TURNED + "\n\nStatus: ready-for-dev\n")
                .file(artifact(LOGOUT), "# Story 1.2: " + LONG + "\n\nStatus: ready-for-dev\n");
    }

    private static String artifact(String key) {
        return "_bmad-output/implementation-artifacts/" + key + ".md";
    }

    /** A developer that says, reports, calls and fails hostile things, and then waits. */
    private void hostileDeveloper() {
        String tool = new TextNode("Bash" + IMAGE + TURNED).toString();
        List<String> calls = RecordedLines.of("tool-bash-csv").stream()
                .filter(line -> line.contains("tool_use"))
                .map(line -> line.replace("\"name\":\"Bash\"", "\"name\":" + tool))
                .map(line -> line.replace("Run tests", "Run " + IMAGE.replace("\"", "") + " tests"))
                .toList();
        agent.on("dev-story", 1)
                .starts()
                .says(marker("implement", IMAGE + "-marker " + TURNED))
                .says(IMAGE + SCRIPT + " " + TURNED)
                .says(ANSI + " coloured")
                .says(LONG)
                .says("""
                        # Heading <svg onload=window.hacked=3>

                        [harmless](https://example.invalid/page) [evil](javascript:window.hacked=4)
                        [data](data:text/html,<script>window.hacked=5</script>) <javascript:window.hacked=6>
                        ![picture](https://example.invalid/tracker.png)
                        <a href="javascript:window.hacked=7" onclick="window.hacked=8">raw</a>
                        <style>body { display: none }</style><form action=/api><input name=token></form>

                        | a | b |
                        |---|---|
                        | <iframe srcdoc="<script>parent.hacked=9</script>"></iframe> | b |
                        """)
                .prints(Stream.concat(calls.stream(), Stream.of(RecordedLines.toolOutput(ANSI + SCRIPT + LONG)))
                        .toList())
                .awaits("go")
                .worksAsUsual();
    }

    private static String marker(String task, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("sprint", "task")
                .put("task", task)
                .put("status", "start")
                .put("message", message)
                .toString();
    }

    private Page openRun(View view) {
        hostileDeveloper();
        serve("default_max_cycles: 1", "max_code_review_attempts: 1");
        Page page = open(view);
        pressStart(page);
        assertThat(cards(page, "dev-story")).isVisible();
        return page;
    }

    private static Locator details(Page page) {
        return page.locator("#inspector");
    }

    private static void assertHarmless(Page page) {
        assertThat(page.evaluate("window.hacked ?? null")).isNull();
        assertThat(page.locator("img, iframe, body style, [onerror], [onclick], [style*='display: none']"))
                .hasCount(0);
        assertThat((String) page.evaluate("document.title + document.body.innerText"))
                .doesNotContainPattern("[\u0000-\u0008\u000B-\u001F\u202A-\u202E\u2066-\u2069]");
    }

    @Test
    void hostileTextOfARunIsShownAsText() {
        Page page = openRun(View.DESKTOP);

        assertThat(cards(page, "dev-story")).containsText(IMAGE);
        assertThat(eventRow(page, IMAGE + "-marker").first()).isVisible();
        assertThat(eventRow(page, SCRIPT).first()).isVisible();
        assertThat(eventRow(page, "Bash" + IMAGE).first()).isVisible();
        step(page, "dev-story of 1-1: running").hover();
        assertHarmless(page);

        agent.open("go");
        assertThat(batchPanel(page, 1)).isVisible();
        assertHarmless(page);
    }

    @Test
    void hostileConversationIsShownAsText() {
        Page page = openRun(View.DESKTOP);
        step(page, "dev-story of 1-1: running").click();
        Locator output = details(page).getByRole(AriaRole.TABPANEL);

        assertThat(output).containsText(IMAGE + SCRIPT);
        assertThat(output).containsText("red\u2408 coloured");
        assertThat(output).containsText("Heading <svg onload=window.hacked=3>");
        assertThat(output).containsText("<style>body { display: none }</style>");
        assertThat(output.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("harmless")))
                .hasAttribute("rel", "noopener noreferrer");
        assertThat(output.locator(".markdown a[href]")).hasCount(1); // the harmless one
        for (Locator fold : output.locator("summary").all()) {
            fold.click();
        }
        assertThat(output).containsText("Run " + IMAGE + " tests");
        output.getByText("evil").click();
        assertThat(output).containsText("onclick=\"window.hacked=8\">raw</a>");
        assertHarmless(page);

        agent.open("go");
        assertThat(batchPanel(page, 1)).isVisible();
        for (String part : new String[] {"Changes", "Verdict", "Prompt", "Events", "Raw"}) {
            page.getByRole(AriaRole.TAB, new GetByRoleOptions().setName(part)).click();
            assertThat(details(page).getByRole(AriaRole.TABPANEL)).not().isEmpty();
            assertHarmless(page);
        }
    }

    @Test
    void reasonOfABlockAndItsFindingsAreShownAsText() {
        agent.on("code-review-1").starts().decides(Verdicts.codeReview("HIGH", IMAGE + SCRIPT + TURNED));
        serve("default_max_cycles: 1", "max_code_review_attempts: 1");
        Page page = open();
        pressStart(page);

        step(page, "code-review-1 of 1-1: failed").click();
        assertThat(batchPanel(page, 1)).isVisible();
        page.getByRole(AriaRole.TAB, new GetByRoleOptions().setName("Verdict")).click();
        assertThat(details(page).getByRole(AriaRole.TABPANEL)).containsText(IMAGE + SCRIPT);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("1-1 is blocked"))
                .first()
                .click();
        assertThat(details(page)).containsText(LOGIN);
        assertHarmless(page);
    }

    @Test
    void longWordsBreakNoNarrowPage() {
        Page page = openRun(View.DESKTOP.sized(320, 640));

        assertNoSidewaysScroll(page);
        step(page, "dev-story of 1-1: running").click();
        Locator output = details(page).getByRole(AriaRole.TABPANEL);
        assertThat(output).containsText("Heading");
        for (Locator fold : output.locator("summary").all()) {
            fold.click();
        }
        assertNoSidewaysScroll(page);
        details(page).getByRole(AriaRole.LINK).first().click(); // the story
        assertThat(details(page)).containsText("Status in file");
        assertNoSidewaysScroll(page);
        page.keyboard().press("Escape");

        agent.open("go");
        assertThat(batchPanel(page, 1)).isVisible();
        assertNoSidewaysScroll(page);
        assertHarmless(page);
    }

    private static void assertNoSidewaysScroll(Page page) {
        assertThat(page.evaluate("document.scrollingElement.scrollWidth - innerWidth"))
                .isEqualTo(0);
    }
}
