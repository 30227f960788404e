package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The settings file through the page. */
@Timeout(180)
class SettingsIT extends DashboardCase {
    private static final String COMMENT = "# mine: two is plenty";

    private Page openSettings() {
        serve(COMMENT, "default_max_cycles: 2   # a night", "max_code_review_attempts: 7");
        Page page = open();
        page.getByRole(AriaRole.TAB, new GetByRoleOptions().setName("Settings")).click();
        assertThat(cycles(page)).hasValue("2");
        return page;
    }

    private static Locator cycles(Page page) {
        return page.getByLabel("Default max cycles").first();
    }

    private static Locator save(Page page) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName("Save").setExact(true));
    }

    private Path file() {
        return project.root().resolve(".sprint-runner").resolve("settings.yaml");
    }

    private String content() {
        try {
            return Files.readString(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void savesWhatWasChangedAndKeepsTheRestOfTheFile() {
        Page page = openSettings();
        cycles(page).fill("5");
        save(page).click();

        assertThat(page.getByText("no unsaved changes")).isVisible();
        assertThat(content())
                .startsWith(COMMENT + "\ndefault_max_cycles: 5")
                .contains("# a night", "max_code_review_attempts: 7", "agent_command");
    }

    @Test
    void refusesWhatIsOutOfRangeInPlaceAndWritesNothing() {
        Page page = openSettings();
        String before = content();
        cycles(page).fill("0");
        save(page).click();

        assertThat(cycles(page)).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#main")).containsText("1 field to mend");
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void showsWhatOnlyTheFileMayChangeWithTheReason() {
        Page page = openSettings();

        Locator command = page.getByRole(
                AriaRole.GROUP, new GetByRoleOptions().setName("Agent command").setExact(true));
        assertThat(command).containsText("agent.sh");
        assertThat(command.getByRole(AriaRole.TEXTBOX)).hasCount(0);
        assertThat(page.locator("#main")).containsText("Only in .sprint-runner/settings.yaml");
    }

    @Test
    void asksWhoseValueHoldsWhenTheFileChangedMeanwhile() throws IOException {
        browser.allow("status of 412");
        Page page = openSettings();
        cycles(page).fill("5");
        Files.writeString(file(), content().replace("default_max_cycles: 2", "default_max_cycles: 9"));
        save(page).click();

        Locator conflict = page.getByRole(AriaRole.GROUP, new GetByRoleOptions().setName("Conflict"));
        assertThat(conflict).containsText("9");
        button(conflict, "Take theirs").click();

        assertThat(cycles(page)).hasValue("9");
        assertThat(content()).contains("default_max_cycles: 9");
    }

    @Test
    void saysWhatIsWrongWithABrokenFile() throws IOException {
        Page page = openSettings();
        Files.writeString(file(), content() + "no_such_key: 1\n");
        page.reload();

        assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("no_such_key")))
                .isVisible();
        assertThat(cycles(page)).isDisabled();
    }
}
