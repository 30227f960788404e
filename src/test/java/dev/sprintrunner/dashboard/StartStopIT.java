package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sprintrunner.testkit.FakeAgent.Leaving;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Start and Stop from the page, and what the page shows meanwhile. */
@Timeout(120)
class StartStopIT extends DashboardCase {
    @Test
    void showsARunWhileItHappens() {
        agent.on("dev-story", 1)
                .starts()
                .reports("implement")
                .says("I write the form.")
                .awaits("go")
                .worksAsUsual();
        serve();
        Page page = open();
        assertThat(page).hasTitle("● Idle – project");
        assertThat(pill(page)).containsText("Idle");

        pressStart(page);

        assertThat(pill(page)).containsText("Running cycle 1 of 2");
        assertThat(page).hasTitle("● Running 1/2 – project");
        Locator card = cards(page, "dev-story");
        assertThat(card).containsText("dev-story · implement");
        assertThat(card).containsText("1-1 login");
        assertThat(card).containsText("try 1");
        assertThat(card).containsText("I write the form.");
        assertThat(card).containsText(Pattern.compile("0:0\\d"));
        assertThat(step(page, "dev-story of 1-1: running")).isVisible();
        assertThat(step(page, "dev-story of 1-2: queued")).isVisible();
        assertThat(tile(page, "Progress")).containsText("0/3 stories");
        assertThat(eventRow(page, "Batch #1 started, 2 cycles")).isVisible();
        assertThat(eventRow(page, "dev-story started, attempt 1")).containsText("1-1");
        assertThat(eventRow(page, "I write the form.")).containsText("implement");
        assertThat(button(controls(page), "Start")).hasCount(0);

        agent.open("go");

        assertThat(pill(page)).containsText("Completed");
        assertThat(page).hasTitle("● Completed – project");
        assertThat(cards(page, "dev-story")).hasCount(0);
        assertThat(step(page, "dev-story of 2-1: done")).isVisible();
        assertThat(tile(page, "Progress")).containsText("3/3 stories");
        assertThat(button(controls(page), "Start")).isEnabled();
        assertThat(project.status(REPORT)).isEqualTo("done");
    }

    @Test
    void startsAsManyCyclesAsTheFieldSays() {
        serve();
        Page page = open();
        Locator cycles =
                controls(page).getByRole(AriaRole.SPINBUTTON, new Locator.GetByRoleOptions().setName("Cycles"));
        cycles.fill("1");
        pressStart(page);

        assertThat(pill(page)).containsText("Completed");

        assertThat(batchPanel(page, 1)).containsText("1/1 cycle");
        assertThat(project.status(LOGOUT)).isEqualTo("done");
        assertThat(project.status(REPORT)).isEqualTo("ready-for-dev");
    }

    @Test
    void startsAllThereIs() {
        serve();
        Page page = open();
        Locator all = controls(page).getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName("All"));
        all.check();
        assertThat(controls(page).getByRole(AriaRole.SPINBUTTON)).isDisabled();
        pressStart(page);

        assertThat(pill(page)).containsText("Completed");

        assertThat(batchPanel(page, 1)).containsText("2 cycles (all)");
        search(page, "all cycles");
        assertThat(eventRow(page, "Batch #1 started, all cycles")).isVisible();
        assertThat(api("batches/1").at("/batch/max_cycles").isNull()).isTrue();
    }

    @Test
    void stopsAfterTheStory() {
        Page page = pageOfARunningStory();

        button(controls(page), "Stop").click();
        assertThat(pill(page)).containsText("Stopping after story 1-1");
        assertThat(page).hasTitle("● Stopping – project");
        agent.open("go");

        assertThat(pill(page)).containsText("Stopped");
        assertThat(batchPanel(page, 1)).containsText("stopped after the story");
        assertThat(tile(page, "Progress")).containsText("1/2 stories");
        assertThat(agent.commands()).containsExactly("dev-story", "code-review-1", "batch-commit");
        assertThat(project.status(LOGOUT)).isEqualTo("ready-for-dev");
    }

    @Test
    void stopsAfterTheCommand() {
        Page page = pageOfARunningStory();

        chooseStop(page, "Stop after this command");
        assertThat(pill(page)).containsText("Stopping after this command");
        agent.open("go");

        assertThat(pill(page)).containsText("Stopped");
        assertThat(batchPanel(page, 1)).containsText("stopped after the command");
        assertThat(agent.commands()).containsExactly("dev-story");
        assertThat(project.status(LOGIN)).isEqualTo("review");
    }

    @Test
    void stopsNowOnceItHasSaidWhatIsLost() {
        agent.on("dev-story")
                .starts()
                .spawns(Leaving.SETSID)
                .reports("implement")
                .hangs();
        serve();
        Page page = open();
        pressStart(page);
        assertThat(cards(page, "dev-story")).containsText("implement");

        chooseStop(page, "Stop now…");
        Locator confirm = stopNowPanel(page);
        assertThat(confirm).containsText("1-1 dev-story");
        assertThat(confirm).containsText("is lost");
        button(confirm, "Keep running").click();
        assertThat(confirm).hasCount(0);
        assertThat(pill(page)).containsText("Running cycle 1 of 2");
        assertThat(agent.running()).isNotEmpty();

        chooseStop(page, "Stop now…");
        button(confirm, "End agents").click();

        assertThat(pill(page)).containsText("Stopped");
        assertThat(agent.running()).isEmpty();
        assertThat(batchPanel(page, 1)).containsText("stopped at once");
        assertThat(step(page, "dev-story of 1-1: interrupted")).isVisible();
        assertThat(project.status(LOGIN)).isEqualTo("in-progress");
    }

    @Test
    void offersOnlyHarderStopsWhileStopping() {
        Page page = pageOfARunningStory();

        button(controls(page), "Stop").click();
        assertThat(pill(page)).containsText("Stopping after story 1-1");
        button(controls(page), "Stop after command").click();
        assertThat(pill(page)).containsText("Stopping after this command");
        assertThat(button(controls(page), "More ways to stop")).hasCount(0);
        button(controls(page), "Stop now…").click();
        button(stopNowPanel(page), "End agents").click();

        assertThat(pill(page)).containsText("Stopped");
        assertThat(agent.running()).isEmpty();
        assertThat(agent.commands()).containsExactly("dev-story");
    }

    /** The first story is at work until the gate "go" is opened. */
    private Page pageOfARunningStory() {
        agent.on("dev-story", 1).starts().reports("implement").awaits("go").worksAsUsual();
        serve();
        Page page = open();
        pressStart(page);
        assertThat(cards(page, "dev-story")).containsText("implement");
        return page;
    }

    private static void chooseStop(Page page, String mode) {
        button(controls(page), "More ways to stop").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(mode))
                .click();
    }

    private static Locator stopNowPanel(Page page) {
        return page.getByRole(AriaRole.ALERTDIALOG, new Page.GetByRoleOptions().setName("End the agents now?"));
    }
}
