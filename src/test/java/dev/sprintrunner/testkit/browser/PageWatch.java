package dev.sprintrunner.testkit.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What went wrong in the pages of a test without the page telling its user. */
final class PageWatch {
    private static final String BINDING = "__cspViolation";

    /** The listener is there before any script of the page, so none is missed. */
    private static final String LISTENER = """
            addEventListener("securitypolicyviolation", event => globalThis.%s(
                `${event.effectiveDirective} blocked ${event.blockedURI} ${event.sample} in ${event.sourceFile}:${event.lineNumber}`));
            """.formatted(BINDING);

    private final List<String> console = new ArrayList<>();
    private final Set<String> findings = new LinkedHashSet<>();
    private final List<Pattern> allowed = new ArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();

    void follow(BrowserContext context) {
        contexts.add(context);
        context.exposeBinding(BINDING, (source, arguments) -> findings.add("CSP violation: " + arguments[0]));
        context.addInitScript(LISTENER);
        context.onConsoleMessage(this::heard);
        context.onWebError(error -> findings.add("page error: " + error.error()));
        context.onRequestFailed(this::requestFailed);
    }

    void allow(String regex) {
        allowed.add(Pattern.compile(regex));
    }

    /** Every console message so far, for the evidence. */
    List<String> console() {
        return List.copyOf(console);
    }

    /** What is not allowed; a round trip to each page lets what is under way arrive first. */
    List<String> findings() {
        contexts.stream().flatMap(context -> context.pages().stream()).forEach(PageWatch::roundTrip);
        return findings.stream()
                .filter(finding -> allowed.stream()
                        .noneMatch(pattern -> pattern.matcher(finding).find()))
                .toList();
    }

    private static void roundTrip(Page page) {
        try {
            page.evaluate("0");
        } catch (PlaywrightException e) {
            // the page is on its way out: it has nothing more to tell
        }
    }

    private void heard(ConsoleMessage message) {
        String line = message.type() + ": " + message.text() + " (" + message.location() + ")";
        console.add(line);
        if (message.type().equals("error")) {
            findings.add("console " + line);
        }
    }

    /** A page that is left, or a request that the page itself gives up, is no failure. */
    private void requestFailed(Request request) {
        String failure = request.failure();
        if (!"net::ERR_ABORTED".equals(failure)) {
            findings.add("request failed: " + request.method() + " " + request.url() + " " + failure);
        }
    }
}
