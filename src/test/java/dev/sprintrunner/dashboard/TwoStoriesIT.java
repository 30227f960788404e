package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.sprintrunner.testkit.TestProject;
import dev.sprintrunner.testkit.Verdicts;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Operations that run at the same time are told apart by their command's id, even where all their names are the same. */
@Timeout(120)
class TwoStoriesIT extends DashboardCase {
    @Override
    TestProject.Builder plan(TestProject.Builder sprint) {
        return sprint.epic("1", "in-progress").story(LOGIN, "backlog").story(LOGOUT, "backlog");
    }

    @Test
    void showsDevelopmentAndTheReviewBehindItApart() {
        agent.on("story-review-1").starts().decides(Verdicts.review("Unclear"));
        agent.on("story-review-2")
                .starts()
                .reports("validate")
                .says("I read the stories.")
                .awaits("reviewed")
                .worksAsUsual();
        agent.on("dev-story", 1)
                .starts()
                .reports("validate")
                .says("I write the form.")
                .awaits("developed")
                .worksAsUsual();
        serve();
        Page page = open();
        pressStart(page);

        Locator development = cards(page, "dev-story");
        Locator review = cards(page, "story-review-2");
        assertThat(development).containsText("dev-story · validate");
        assertThat(development).containsText("1-1 login");
        assertThat(development).containsText("I write the form.");
        assertThat(development).not().containsText("background");
        assertThat(review).containsText("story-review-2 · validate");
        assertThat(review).containsText("1-1 + 1-2 2 stories");
        assertThat(review).containsText("I read the stories.");
        assertThat(review).containsText("background");
        assertTimersOfTheirOwn(page);
        assertThat(step(page, "dev-story of 1-1: running")).isVisible();
        assertThat(step(page, "story-review-2 of 1-1: running")).isVisible();
        assertThat(step(page, "story-review-2 of 1-2: running")).isVisible();

        agent.open("reviewed");
        assertThat(review).hasCount(0);
        assertThat(development).containsText("I write the form.");
        agent.open("developed");
        assertThat(pill(page)).containsText("Completed");
    }

    @Test
    void showsTheSameTaskOfTheSameStoriesTwice() {
        agent.on("create-story")
                .starts()
                .reports("write")
                .says("I plan it.")
                .awaits("created")
                .worksAsUsual();
        agent.on("story-discovery")
                .starts()
                .reports("write")
                .says("I look around.")
                .awaits("discovered")
                .worksAsUsual();
        serve();
        Page page = open();
        pressStart(page);

        Locator create = cards(page, "create-story");
        Locator discovery = cards(page, "story-discovery");
        assertThat(create).containsText("create-story · write");
        assertThat(create).containsText("I plan it.");
        assertThat(discovery).containsText("story-discovery · write");
        assertThat(discovery).containsText("I look around.");
        assertTimersOfTheirOwn(page);

        agent.open("discovered");
        assertThat(discovery).hasCount(0);
        assertThat(create).containsText("I plan it.");
        assertThat(step(page, "story-discovery of 1-2: done")).isVisible();
        assertThat(step(page, "create-story of 1-2: running")).isVisible();
        agent.open("created");
        assertThat(pill(page)).containsText("Completed");
    }

    /** Each card has the id of its command and counts from when that was started. */
    private void assertTimersOfTheirOwn(Page page) {
        JsonNode active = status().path("active_commands");
        assertThat(active).hasSize(2);
        for (JsonNode command : active) {
            Locator card = page.locator(
                    "[data-command-id='" + command.path("command_id").asLong() + "']");
            assertThat(card).containsText(command.path("command").asText());
            long seconds = (status().path("server_time").asLong()
                            - command.path("started_at").asLong())
                    / 1000;
            assertThat(card.locator(".now-clock")).hasText(near(seconds));
        }
    }

    private static Pattern near(long seconds) {
        return Pattern.compile("00:(%02d|%02d|%02d)".formatted(seconds, seconds + 1, seconds + 2));
    }
}
