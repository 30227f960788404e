package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;

/** Compares what the page says of its one batch, which ended, with what the database holds. */
final class Parity {
    private static final String FACTS = """
            () => [...document.querySelectorAll(".inspector .fact")]
                .map((fact) => [...fact.children].map((one) => one.textContent.trim().replace(/\\s+/g, " ")).join(": "))
            """;

    private final Page page;
    private final Path database;

    /** @param page of a batch that was followed from its start on */
    Parity(Page page, Path database) {
        this.page = page;
        this.database = database;
    }

    void assertAll(int commits) {
        assertEvents();
        assertNumbers(commits);
        assertStories();
        assertCommands();
    }

    private void assertEvents() {
        List<Long> recorded = rows("select id from events order by id").stream()
                .map(Long::valueOf)
                .toList();

        assertThat(page.getByText("%s events".formatted(said("count", String.valueOf(recorded.size()))))
                        .first())
                .isVisible();
        assertThat(DashboardCase.heldEvents(page)).isEqualTo(recorded);
    }

    private void assertNumbers(int commits) {
        String done = one("select count(*) from stories where status = 'done'");
        String stories = one("select count(*) from stories");
        String cost = said("money", one("select sum(cost_usd) from commands"));
        String in = said(
                "tokens", one("select sum(input_tokens + cache_read_tokens + cache_creation_tokens) from commands"));
        String out = said("tokens", one("select sum(output_tokens) from commands"));

        assertThat(DashboardCase.tile(page, "Progress")).containsText(done + "/" + stories + " stories");
        assertThat(DashboardCase.tile(page, "Cost")).containsText(cost + " USD");
        assertThat(DashboardCase.tile(page, "Cost")).containsText(in + " in · " + out + " out");
        assertThat(DashboardCase.tile(page, "Git")).containsText(commits + " commit");

        DashboardCase.button(page.getByRole(AriaRole.TABPANEL), "batch #1").click();
        assertThat(details().getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName("Batch #1")))
                .isVisible();
        assertThat(details().getByText("Commits").first()).isVisible();
        List<String> facts =
                ((List<?>) page.evaluate(FACTS)).stream().map(String::valueOf).toList();
        assertThat(facts)
                .contains(
                        "Stories done: " + done + " of " + stories,
                        "Cost: " + cost + " USD",
                        "Tokens out: " + out,
                        "Operations: " + operations(),
                        "Commits: " + commits);
    }

    private String operations() {
        String failed = one("select count(*) from commands where status = 'failed'");
        return one("select count(*) from commands") + (failed.equals("0") ? "" : ", " + failed + " failed");
    }

    /** Each with its state and its share of the cost. */
    private void assertStories() {
        List<String> recorded = rows("""
                select s.short_id || '|' || s.status || '|' || (
                    select sum(c.cost_usd / (select count(*) from command_stories y where y.command_id = c.id))
                    from command_stories x join commands c on c.id = x.command_id where x.story_id = s.id)
                from stories s order by s.id""");

        Locator shown = details().getByRole(AriaRole.TABLE).first().getByRole(AriaRole.ROW);
        assertThat(shown).hasCount(recorded.size() + 1);
        for (String story : recorded) {
            String[] columns = story.split("\\|", -1);
            Locator row = shown.filter(new Locator.FilterOptions().setHasText(columns[0] + " "));
            assertThat(row.getByRole(AriaRole.CELL).last()).hasText(said("money", columns[2]));
            assertThat(row.getByRole(AriaRole.IMG))
                    .hasAttribute("aria-label", columns[1].equals("done") ? "Done" : "Blocked");
        }
    }

    /** The newest run of each command of a story stands in the pipeline of its cycle. */
    private void assertCommands() {
        List<String> recorded = rows("""
                select distinct c.command || ' of ' || s.short_id from commands c
                join command_stories x on x.command_id = c.id join stories s on s.id = x.story_id
                where s.cycle = (select max(cycle) from stories) and c.command in ('dev-story', 'batch-commit')""");

        assertThat(recorded).isNotEmpty();
        recorded.forEach(command ->
                assertThat(DashboardCase.step(page, command + ": done")).isVisible());
    }

    private Locator details() {
        return page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Details"));
    }

    private String one(String sql) {
        return rows(sql).get(0);
    }

    private List<String> rows(String sql) {
        return DashboardCase.query(database, sql);
    }

    /** A number in the page's own words. */
    private String said(String format, String number) {
        return (String) page.evaluate(
                "async ([format, number]) => (await import('/js/lib/format.js'))[format](Number(number))",
                List.of(format, number));
    }
}
