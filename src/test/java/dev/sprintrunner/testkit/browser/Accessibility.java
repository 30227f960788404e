package dev.sprintrunner.testkit.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/** What axe says of a page as it is now: WCAG 2.2 A and AA, and what axe calls best practice. */
public final class Accessibility {
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Accessibility() {}

    public static void assertAccessible(Page page) {
        assertThat(violations(page)).as("axe on %s", page.url()).isEmpty();
    }

    /** One text for each rule that is violated: its id, weight and help, then each element and what is wrong with it. */
    public static List<String> violations(Page page) {
        return new AxeBuilder(page)
                        .setLegacyMode(
                                true) // without frames, it needs no page of its own to put their results together
                        .withTags(TAGS)
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(Accessibility::text)
                        .toList();
    }

    private static String text(Rule rule) {
        return rule.getId() + " (" + rule.getImpact() + "): " + rule.getHelp()
                + rule.getNodes().stream().map(Accessibility::text).collect(Collectors.joining());
    }

    private static String text(CheckedNode node) {
        return "\n    " + node.getTarget() + " " + node.getHtml() + "\n        "
                + node.getFailureSummary().replace("\n", "\n        ");
    }
}
