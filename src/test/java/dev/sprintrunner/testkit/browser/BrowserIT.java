package dev.sprintrunner.testkit.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BrowserIT {
    private static final String PAGE = """
            <!doctype html><html lang="en"><head><title>Small</title><link rel="icon" href="data:,">
            <link rel="stylesheet" href="/app.css"><script type="module" src="/app.js"></script></head>
            <body><main><h1>Small</h1><p>waiting</p>%s</main></body></html>
            """;

    private static final Map<String, String> FILES = Map.of(
            "/", PAGE.formatted(""),
            "/inline", PAGE.formatted("<p id='styled' style='color: red'>styled</p>"),
            "/throws", PAGE.formatted("<script type='module' src='/throws.js'></script>"),
            "/missing", PAGE.formatted("<script type='module' src='/gone.js'></script>"),
            "/unlabelled", PAGE.formatted("<input>"),
            "/app.js", "setTimeout(() => { document.querySelector('p').textContent = 'ready'; }, 50);",
            "/throws.js", "throw new Error('out of order');",
            "/app.css",
                    "body { margin: 0; color: black; } @media (prefers-color-scheme: dark) { body { margin: 1px; } }");

    @RegisterExtension
    static final Browser browser = new Browser();

    private StaticSite site;

    @BeforeEach
    void serve() throws IOException {
        site = StaticSite.of(FILES);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void waitsForWhatThePageDoesLater() {
        Page page = browser.open(site.url("/"));

        assertThat(page.locator("p")).hasText("ready");
        page.waitForFunction("() => document.title === 'Small'"); // works below the strict policy too
        assertThat(browser.findings()).isEmpty();
    }

    @Test
    void showsTheViewThatWasAskedFor() {
        Page page = browser.open(site.url("/"), View.PHONE.dark().reducedMotion());

        assertThat(page.evaluate("innerWidth")).isEqualTo(390);
        assertThat(page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"))
                .isEqualTo(true);
        assertThat(page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches"))
                .isEqualTo(true);
        assertThat(page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone"))
                .isEqualTo("UTC");
    }

    @Test
    void findsViolationsOfTheContentSecurityPolicy() {
        browser.open(site.url("/inline"));

        assertThat(browser.findings())
                .anySatisfy(finding -> assertThat(finding).startsWith("CSP violation: style-src-attr blocked inline"));
        browser.allow("style-src|inline style");
        assertThat(browser.findings()).isEmpty();
    }

    @Test
    void findsErrorsThatThePageThrows() {
        browser.open(site.url("/throws"));

        assertThat(browser.findings())
                .anySatisfy(finding ->
                        assertThat(finding).startsWith("page error: ").contains("out of order"));
        browser.allow("out of order");
    }

    @Test
    void findsWhatCouldNotBeLoaded() {
        browser.open(site.url("/missing"));

        assertThat(browser.findings()).anySatisfy(finding -> assertThat(finding).contains("404", "gone.js"));
        browser.allow("gone.js");
    }

    @Test
    void findsRequestsThatWereRefused() {
        Page page = browser.open(site.url("/"));
        site.close();
        page.evaluate("fetch('/app.css').catch(() => 'refused')");

        assertThat(browser.findings())
                .anySatisfy(finding -> assertThat(finding).contains("request failed: GET", "ERR_CONNECTION_REFUSED"));
        browser.allow("ERR_CONNECTION_REFUSED");
    }

    @Test
    void axeFindsNothingOnAnAccessiblePageAndBreaksNoPolicy() {
        Page page = browser.open(site.url("/"));

        assertThatCode(() -> Accessibility.assertAccessible(page)).doesNotThrowAnyException();
        assertThat(browser.findings()).isEmpty();
    }

    @Test
    void axeNamesTheRuleAndTheElement() {
        Page page = browser.open(site.url("/unlabelled"));

        assertThat(Accessibility.violations(page))
                .singleElement()
                .asString()
                .startsWith("label (critical): ")
                .contains("<input>");
    }

    @Test
    void pagesOfOneContextShareStorageAndOthersDoNot() {
        BrowserContext window = browser.context(View.DESKTOP);
        Page first = window.newPage();
        first.navigate(site.url("/"));
        first.evaluate("localStorage.setItem('kept', 'yes')");
        Page second = window.newPage();
        second.navigate(site.url("/"));

        assertThat(second.evaluate("localStorage.getItem('kept')")).isEqualTo("yes");
        assertThat(browser.open(site.url("/")).evaluate("localStorage.getItem('kept')"))
                .isNull();
    }
}
