package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Start asks when a batch was left unfinished. */
@Timeout(120)
class ResumeIT extends DashboardCase {
    @Test
    void goesOnInPlace() {
        Page page = pageOfAStoppedBatch();

        button(controls(page), "Start").click();
        assertThat(panel(page)).isVisible();
        button(panel(page), "Resume #1").click();

        assertThat(panel(page)).hasCount(0);
        assertThat(pill(page)).containsText("Completed");
        assertThat(batchPanel(page, 1)).containsText("3/3 done");
        assertThat(step(page, "dev-story of 2-1: done")).isVisible();
        search(page, "resumed");
        assertThat(eventRow(page, "Batch #1 resumed")).isVisible();
        assertThat(agent.commands()).filteredOn("dev-story"::equals).hasSize(3);
        assertThat(api("batches").path("total").asInt()).isEqualTo(1);
    }

    @Test
    void startsANewBatchInstead() {
        Page page = pageOfAStoppedBatch();

        button(controls(page), "Start").click();
        button(panel(page), "Start new").click();

        assertThat(pill(page)).containsText("Completed");
        assertThat(batchPanel(page, 2)).containsText("3/3 done");
        assertThat(api("batches").path("total").asInt()).isEqualTo(2);
        assertThat(api("batches/1").at("/batch/status").asText()).isEqualTo("stopped");
    }

    @Test
    void canBeLeftAsItIs() {
        Page page = pageOfAStoppedBatch();

        button(controls(page), "Start").click();
        button(panel(page), "Cancel").click();

        assertThat(panel(page)).hasCount(0);
        assertThat(button(controls(page), "Start")).isFocused();
        assertThat(pill(page)).containsText("Stopped");
        assertThat(status().path("status").asText()).isEqualTo("idle");
        button(controls(page), "Resume #1").click();
        assertThat(pill(page)).containsText("Completed");
    }

    /** Its first story was developed and nothing else. */
    private Page pageOfAStoppedBatch() {
        agent.on("dev-story", 1).starts().reports("implement").awaits("go").worksAsUsual();
        serve();
        Page page = open();
        pressStart(page);
        assertThat(cards(page, "dev-story")).containsText("implement");
        assertThat(server.send("POST", "api/orchestrator/stop", "{\"mode\": \"command\"}"))
                .contains("command");
        agent.open("go");
        assertThat(pill(page)).containsText("Stopped");
        return page;
    }

    private static Locator panel(Page page) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Batch #1 can be resumed"));
    }
}
