package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Start and Stop from the page, and what the page shows meanwhile. */
class StartStopIT extends DashboardCase {
    @Test
    void showsTheRunWhileItHappens() {
        agent.on("dev-story", 1).starts().reports("implement").awaits("go").worksAsUsual();
        serve();
        Page page = open();
        pressStart(page);
        assertThat(cards(page, "dev-story")).containsText("1-1 login");
        assertThat(cards(page, "dev-story")).containsText("implement");
        assertThat(step(page, "dev-story of 1-1: running")).isVisible();
        assertThat(events(page, "implement")).isVisible();
        assertThat(tile(page, "Progress")).containsText("0/");
        agent.open("go");
        assertThat(pill(page)).containsText("Completed");
        assertThat(tile(page, "Progress")).containsText("3/3");
    }
}
