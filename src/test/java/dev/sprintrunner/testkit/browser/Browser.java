package dev.sprintrunner.testkit.browser;

import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A headless Chromium for the tests of one class, and for each test pages of its own that share nothing with others:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final Browser browser = new Browser();
 *
 * @Test
 * void showsTheTitle() {
 *     Page page = browser.open(url);
 *     assertThat(page.locator("h1")).hasText("Sprint Runner"); // waits
 * }
 * }</pre>
 *
 * <p>A test also fails when a page violated its Content-Security-Policy, wrote an error to the console, threw one or
 * could not load something, unless it said {@link #allow}. That is judged when the test method returns, so a server
 * under test is closed in {@code @AfterEach}. A failed test leaves screenshots, HTML and the console in
 * {@code target/browser/}.
 *
 * <p>For the thread of the test only, as Playwright is.
 */
public final class Browser
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterTestExecutionCallback,
                AfterEachCallback,
                AfterAllCallback,
                AutoCloseable {
    private static final double TIMEOUT_MILLIS = 10_000;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private PageWatch watch = new PageWatch();

    @Nullable
    private Playwright playwright;

    private com.microsoft.playwright.@Nullable Browser browser;

    /** A page with the desktop view, gone to {@code url}. */
    public Page open(String url) {
        return open(url, View.DESKTOP);
    }

    /** A page in a context of its own (storage, cookies), gone to {@code url}. */
    public Page open(String url, View view) {
        Page page = context(view).newPage();
        page.navigate(url);
        return page;
    }

    /** A context for several pages that share storage and cookies, as tabs of one window do; closed after the test. */
    public BrowserContext context(View view) {
        BrowserContext context =
                requireNonNull(browser, "register this with @RegisterExtension").newContext(view.options());
        context.setDefaultTimeout(TIMEOUT_MILLIS);
        watch.follow(context);
        contexts.add(context);
        return context;
    }

    /**
     * Lets this test go on with what it expects to go wrong.
     *
     * @param regex found in the finding, such as {@code "status of 409"} or {@code "WebSocket connection"}
     */
    public void allow(String regex) {
        watch.allow(regex);
    }

    /** What went wrong unseen in this test's pages so far, allowed things left out. */
    public List<String> findings() {
        return watch.findings();
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        start();
    }

    /** For a program that is no test. */
    public void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MILLIS);
        Path program = Chromium.find();
        Playwright started = PlaywrightDriver.start();
        playwright = started;
        browser = launch(started, program, !Machine.isRoot() && !Machine.isContainer());
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        watch = new PageWatch();
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        List<String> findings = watch.findings();
        boolean failed = test.getExecutionException().isPresent();
        if (!failed && findings.isEmpty()) {
            closeContexts();
            return;
        }
        Path saved = new Evidence(test.getRequiredTestClass().getSimpleName() + "-" + test.getDisplayName())
                .save(pages(), watch.console(), findings);
        closeContexts();
        if (!failed) {
            throw new AssertionError("in the browser (see " + saved + "):\n  " + String.join("\n  ", findings));
        }
    }

    /** For a test that did not get as far as its method. */
    @Override
    public void afterEach(ExtensionContext test) {
        closeContexts();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        close();
    }

    @Override
    public void close() {
        if (playwright != null) {
            playwright.close(); // and with it the browser
        }
        playwright = null;
        browser = null;
    }

    private List<Page> pages() {
        return contexts.stream().flatMap(context -> context.pages().stream()).toList();
    }

    private void closeContexts() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }

    /** Some systems let no user make the namespaces of the sandbox: only the project's own page is shown without it. */
    private static com.microsoft.playwright.Browser launch(Playwright playwright, Path program, boolean sandbox) {
        LaunchOptions options = new LaunchOptions()
                .setExecutablePath(program)
                .setChromiumSandbox(sandbox) // else --no-sandbox
                .setArgs(List.of("--disable-gpu"));
        try {
            return playwright.chromium().launch(options);
        } catch (PlaywrightException e) {
            if (sandbox && String.valueOf(e.getMessage()).contains("sandbox")) {
                return launch(playwright, program, false);
            }
            throw e;
        }
    }
}
