package dev.sprintrunner.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sprintrunner.testkit.FakeAgent;
import dev.sprintrunner.testkit.ServerProcess;
import dev.sprintrunner.testkit.TestProject;
import dev.sprintrunner.testkit.browser.Browser;
import dev.sprintrunner.testkit.browser.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a browser, served by the program as a process of its own, over a project of two epics whose agent is a
 * fake one. A test makes the server with {@link #serve}, the page with {@link #open}.
 */
abstract class DashboardCase {
    static final String LOGIN = "1-1-login";
    static final String LOGOUT = "1-2-logout";
    static final String REPORT = "2-1-report";

    @RegisterExtension
    static final Browser browser = new Browser();

    /** The log draws only what is in view: each screen of it is looked at once. */
    private static final String SCROLL_THROUGH_THE_LOG = """
            async () => {
              const scroll = document.querySelector(".log-scroll");
              const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
              const ids = [];
              for (let top = 0, end = false; !end; top += scroll.clientHeight / 2) {
                scroll.scrollTop = top;
                await drawn();
                end = scroll.scrollTop >= scroll.scrollHeight - scroll.clientHeight - 1;
                const seen = [...scroll.querySelectorAll("[data-id]")].map((row) => Number(row.dataset.id));
                const last = seen.indexOf(ids.at(-1));
                ids.push(...seen.slice(last + 1));
              }
              return ids;
            }
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temp;

    FakeAgent agent;
    TestProject project;
    ServerProcess server;

    private final List<ServerProcess> servers = new ArrayList<>();

    @BeforeEach
    void makeProjectAndAgent() {
        agent = FakeAgent.in(temp.resolve("agent"));
        project = plan(TestProject.in(temp.resolve("project"))).create();
    }

    /** What the sprint holds: three stories to develop, titled as their keys end. */
    TestProject.Builder plan(TestProject.Builder sprint) {
        return sprint.epic("1", "in-progress")
                .story(LOGIN, "ready-for-dev")
                .story(LOGOUT, "ready-for-dev")
                .epic("2", "backlog")
                .story(REPORT, "ready-for-dev");
    }

    @AfterEach
    void nothingIsLeft() {
        servers.forEach(ServerProcess::close);
        assertThat(agent.running()).as("processes left by the test").isEmpty();
    }

    // Server

    /** Serves the project with the fake agent on a free port; {@code settings} are further lines of the settings file. */
    void serve(String... settings) {
        List<String> lines = new ArrayList<>(List.of(settings));
        lines.add(agent.setting());
        writeSettings(lines.toArray(String[]::new));
        serveAgain(0);
    }

    /** Serves it once more, as it was left. */
    void serveAgain(int port, String... arguments) {
        List<String> words = new ArrayList<>(List.of("serve", "--port", String.valueOf(port)));
        words.addAll(List.of(arguments));
        server = ServerProcess.start(project.root(), words.toArray(String[]::new));
        servers.add(server);
    }

    void writeSettings(String... lines) {
        try {
            Path file = project.root().resolve(".sprint-runner").resolve("settings.yaml");
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer to a GET, such as {@code api("batches/1")}. */
    JsonNode api(String path) {
        try {
            return JSON.readTree(server.get("api/" + path));
        } catch (JsonProcessingException e) {
            throw new AssertionError(path, e);
        }
    }

    /** The first column of what the database of the project holds, each as text. */
    List<String> query(String sql) {
        return query(project.root().resolve(".sprint-runner/sprint-runner.db"), sql);
    }

    static List<String> query(Path database, String sql) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
        return rows;
    }

    List<Long> recordedEvents() {
        return query("select id from events order by id").stream()
                .map(Long::valueOf)
                .toList();
    }

    JsonNode status() {
        return api("orchestrator/status");
    }

    // Page

    /** The page on a desktop, once it is live. */
    Page open() {
        return open(View.DESKTOP);
    }

    Page open(View view) {
        return live(browser.open(server.url(), view));
    }

    /** The same page once its link to the server is up. */
    static Page live(Page page) {
        assertThat(header(page).getByText("Live", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        return page;
    }

    static Locator header(Page page) {
        return page.getByRole(AriaRole.BANNER);
    }

    /** The controls of the Sprint Run tab. */
    static Locator controls(Page page) {
        return page.getByRole(AriaRole.TABPANEL).getByRole(AriaRole.GROUP, groupNamed("Run controls"));
    }

    /** Where the page tells what state the run is in. */
    static Locator pill(Page page) {
        return header(page).locator("[data-status]");
    }

    static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Presses Start of the Sprint Run tab. */
    static void pressStart(Page page) {
        button(controls(page), "Start").click();
    }

    /** The cards of running operations of that command. */
    static Locator cards(Page page, String command) {
        return page.getByRole(AriaRole.LISTITEM)
                .and(page.locator(":not(.is-ended)"))
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName(command).setLevel(3))));
    }

    /** The one row of the event log that holds that text. */
    static Locator eventRow(Page page, String text) {
        return eventRows(page).filter(new Locator.FilterOptions().setHasText(text));
    }

    /** Leaves in the event log only what holds that text. */
    static void search(Page page, String text) {
        page.getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("Search"))
                .fill(text);
    }

    /** The rows of the event log that are drawn. */
    static Locator eventRows(Page page) {
        return page.getByRole(AriaRole.TABLE).locator("[data-id]");
    }

    /** A cell of the pipeline, such as {@code step(page, "dev-story of 1-1: running")}; the name begins with that. */
    static Locator step(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** A tile of the overview, such as {@code Progress}. */
    static Locator tile(Page page, String name) {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Overview of the batch"))
                .getByRole(AriaRole.REGION, new Locator.GetByRoleOptions().setName(name));
    }

    /** The summary of a batch that ended. */
    static Locator batchPanel(Page page, int batch) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Batch " + batch));
    }

    static Locator needsYou(Page page) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Needs you"));
    }

    static Locator toasts(Page page) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Notifications"));
    }

    /**
     * The ids of all events that the page holds, in the order in which its log shows them. Follow is off afterwards.
     */
    static List<Long> heldEvents(Page page) {
        Locator follow = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Follow").setPressed(true));
        if (follow.count() > 0) {
            follow.click();
        }
        return ((List<?>) page.evaluate(SCROLL_THROUGH_THE_LOG))
                .stream().map(id -> ((Number) id).longValue()).toList();
    }

    private static Locator.GetByRoleOptions groupNamed(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
