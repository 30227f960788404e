package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.sprintrunner.testkit.AgentSetting;
import dev.sprintrunner.testkit.ClaudeCli;
import dev.sprintrunner.testkit.ScriptedApi;
import dev.sprintrunner.testkit.ScriptedTeam;
import dev.sprintrunner.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real Claude Code, asking a scripted API, carries a sprint out that was started in the browser. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class RealSprintIT extends DashboardCase {
    @Override
    TestProject.Builder plan(TestProject.Builder sprint) {
        return sprint.epic("1", "backlog")
                .story(LOGIN, "backlog")
                .epic("2", "backlog")
                .story(REPORT, "ready-for-dev");
    }

    @Test
    void isStartedAndToldToItsEndByThePage() throws IOException {
        Path home = Files.createDirectories(temp.resolve("home"));
        try (ScriptedApi claude = ScriptedApi.start(new ScriptedTeam(project.root()))) {
            writeSettings(
                    "models: {default: sonnet}", AgentSetting.of(ClaudeCli.executable(), claude.environment(home)));
            serveAgain(0);
            Page page = open();
            controls(page).getByRole(AriaRole.CHECKBOX).check();

            pressStart(page);

            assertThat(pill(page))
                    .containsText("Completed", new LocatorAssertions.ContainsTextOptions().setTimeout(240_000));
            assertThat(project.status(LOGIN)).isEqualTo("done");
            assertThat(project.status(REPORT)).isEqualTo("done");
            int commits = project.commits().size() - 1;
            assertThat(commits).isEqualTo(2);
            new Parity(page, database()).assertAll(commits);
        }
    }
}
