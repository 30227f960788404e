package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.sprintrunner.testkit.ServerProcess;
import dev.sprintrunner.testkit.TestProject;
import dev.sprintrunner.testkit.browser.Accessibility;
import dev.sprintrunner.testkit.browser.Browser;
import dev.sprintrunner.testkit.browser.View;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page of a server that other machines reach. */
@Timeout(300)
class SecurityPageIT {
    private static final String TOKEN = "a-token-of-this-test";

    @RegisterExtension
    static final Browser browser = new Browser();

    @TempDir
    private Path directory;

    private ServerProcess server;

    @BeforeEach
    void serve() {
        TestProject project = TestProject.in(directory.resolve("project"))
                .epic("1", "in-progress")
                .story("1-1-scanner", "ready-for-dev")
                .create();
        server = ServerProcess.start(project.root(), "--host", "0.0.0.0", "--port", "0", "--token", TOKEN);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String address(String query) {
        return "http://127.0.0.1:" + server.port() + "/" + query;
    }

    /** Whether the page has its link to the server. */
    private static Locator live(Page page) {
        return page.getByRole(AriaRole.BANNER).getByText("Live", new Locator.GetByTextOptions().setExact(true));
    }

    private static Locator tokenField(Page page) {
        return page.getByLabel("Token", new Page.GetByLabelOptions().setExact(true));
    }

    @Test
    void addressWithTheTokenOpensThePageAndTheTokenLeavesTheAddress() {
        assertThat(server.url()).contains("token=" + TOKEN);

        Page page = browser.open(address("?token=" + TOKEN));

        assertThat(live(page)).isVisible();
        assertThat(page.url()).startsWith(address("")).doesNotContain(TOKEN);
        assertThat(page.evaluate("history.length"))
                .isEqualTo(2); // the empty tab and this page: no way back to the token
        assertThat((String) page.evaluate("JSON.stringify(localStorage) + document.cookie"))
                .doesNotContain(TOKEN);
        assertThat(tokenField(page)).isHidden();
    }

    @Test
    void sessionOfTheTokenLastsOverAReload() {
        Page page = browser.open(address("?token=" + TOKEN));
        assertThat(live(page)).isVisible();

        page.reload();

        assertThat(live(page)).isVisible();
    }

    @Test
    void pageWithoutATokenShowsOnlyTheFormAndTakesTheToken() {
        browser.allow("401|WebSocket connection");
        Page page = browser.open(address(""));

        assertThat(tokenField(page)).isFocused();
        assertThat(live(page)).isHidden();
        assertThat(page.getByRole(AriaRole.TAB)).hasCount(0);
        assertThat(page.getByText("1-1-scanner")).isHidden();
        Accessibility.assertAccessible(page);

        tokenField(page).fill(TOKEN);
        page.keyboard().press("Enter");

        assertThat(live(page)).isVisible();
        assertThat(tokenField(page)).isHidden();
        assertThat(page.getByRole(AriaRole.TAB, new GetByRoleOptions().setName(Pattern.compile("Sprint Run"))))
                .isVisible();
    }

    @Test
    void wrongTokenIsRefusedInWords() {
        browser.allow("401|WebSocket connection");
        Page page = browser.open(address(""));

        tokenField(page).fill("not-the-token-of-this-test");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.ALERT)
                        .filter(new Locator.FilterOptions().setHasText("not this server's token")))
                .isVisible();
        assertThat(tokenField(page)).isFocused();
        assertThat(live(page)).isHidden();
    }

    @Test
    void otherWindowHasNoPartInTheSession() {
        browser.allow("401|WebSocket connection");
        Page first = browser.open(address("?token=" + TOKEN));
        assertThat(live(first)).isVisible();

        BrowserContext other = browser.context(View.DESKTOP);
        Page second = other.newPage();
        second.navigate(address(""));

        assertThat(tokenField(second)).isVisible();
        assertThat(live(second)).isHidden();
    }
}
