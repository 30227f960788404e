package dev.sprintrunner.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonElement;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dev.sprintrunner.testkit.browser.Browser;
import dev.sprintrunner.testkit.browser.View;

/** The real page in a browser that holds nothing of it yet, with a probe beside it. */
final class BenchPage implements AutoCloseable {
    private static final double PATIENCE_MILLIS = 120_000;
    private static final int CLOCK_READINGS = 30;

    private final BrowserContext context;
    private final Page page;

    private BenchPage(BrowserContext context, Page page) {
        this.context = context;
        this.page = page;
    }

    static BenchPage open(Browser browser, String url) {
        BrowserContext context = browser.context(View.DESKTOP);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.addInitScript("""
                addEventListener("DOMContentLoaded", () => {
                  const seen = new MutationObserver(() => {
                    if (!document.querySelector(".log-row")) return;
                    seen.disconnect();
                    globalThis.firstRows = performance.now();
                  });
                  seen.observe(document.body, { childList: true, subtree: true });
                });
                """);
        Page page = context.newPage();
        page.navigate(url);
        page.waitForFunction("() => globalThis.firstRows && document.querySelector('.now-card:not(.is-ended)')");
        return new BenchPage(context, page);
    }

    double firstPaint() {
        return number("performance.getEntriesByName('first-contentful-paint')[0].startTime");
    }

    double firstRows() {
        return number("firstRows");
    }

    /** Presses "Load older" until the log holds so many events, or all there are. */
    void loadOlder(int events) {
        page.evaluate("""
                async (events) => {
                  const frame = () => new Promise(requestAnimationFrame);
                  const held = () => Number(document.querySelector(".log-count").textContent.replace(/\\D/g, ""));
                  const older = () => document.querySelector(".log-status .link-button");
                  const loading = () => document.querySelector(".log-status").textContent.includes("Loading");
                  while (held() < events && (older() || loading())) {
                    older()?.click();
                    await frame();
                  }
                }""", events);
    }

    /** How many events the log holds. */
    int held() {
        return (int) number("Number(document.querySelector('.log-count').textContent.replace(/\\D/g, ''))");
    }

    /** What one search among them keeps the page busy for, ms. */
    double filter() {
        return number("""
                (() => {
                  const field = document.querySelector("#log-search");
                  const search = (text) => {
                    field.value = text;
                    const began = performance.now();
                    field.dispatchEvent(new Event("input", { bubbles: true }));
                    return performance.now() - began;
                  };
                  const taken = search("part");
                  if (!document.querySelector(".log-count").textContent.includes(" of ")) throw new Error("nothing was filtered");
                  search("");
                  return taken;
                })()""");
    }

    /** Begins to write down each frame: when it began, when it was painted, the last event in the log. */
    void probe() {
        page.evaluate("""
                () => {
                  const probe = (globalThis.probe = { frames: [], tasks: [], running: true });
                  const painted = new MessageChannel();
                  let began = 0;
                  painted.port1.onmessage = () => {
                    const id = Number(document.querySelector(".log-window").lastElementChild?.dataset.id ?? 0);
                    probe.frames.push([began, performance.timeOrigin + performance.now(), id]);
                  };
                  const frame = (time) => {
                    began = time;
                    painted.port2.postMessage(null);
                    if (probe.running) requestAnimationFrame(frame);
                  };
                  requestAnimationFrame(frame);
                  probe.observer = new PerformanceObserver((list) => probe.tasks.push(...list.getEntries().map(({ duration }) => duration)));
                  probe.observer.observe({ entryTypes: ["longtask"] });
                }""");
    }

    /** What was written down, once this event is on screen. */
    Frames frames(long lastId) {
        page.waitForFunction(
                "id => Number(document.querySelector('.log-window').lastElementChild.dataset.id) >= id",
                (double) lastId);
        Object probe = page.evaluate("""
                async () => {
                  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
                  probe.running = false;
                  probe.observer.disconnect();
                  const row = document.querySelector(".log-window").lastElementChild.getBoundingClientRect();
                  const list = document.querySelector(".log-scroll").getBoundingClientRect();
                  if (row.top >= list.bottom || row.bottom <= list.top) throw new Error("the last event is out of sight");
                  return JSON.stringify({ frames: probe.frames, tasks: probe.tasks });
                }""");
        try {
            return Frames.of(new ObjectMapper().readTree((String) probe));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What to add to a time of this page to get one of this process: by the quickest of several readings. */
    double clockOffset() {
        double shortest = Double.MAX_VALUE;
        double offset = 0;
        for (int i = 0; i < CLOCK_READINGS; i++) {
            double before = BenchProject.now();
            double there = number("performance.timeOrigin + performance.now()");
            double after = BenchProject.now();
            if (after - before < shortest) {
                shortest = after - before;
                offset = (before + after) / 2 - there;
            }
        }
        return offset;
    }

    /** What the page's objects take, after the garbage is gone, MB. */
    double heap() {
        CDPSession devTools = context.newCDPSession(page);
        devTools.send("Performance.enable");
        devTools.send("HeapProfiler.collectGarbage");
        for (JsonElement metric : devTools.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals("JSHeapUsedSize")) {
                return metric.getAsJsonObject().get("value").getAsDouble() / 1e6;
            }
        }
        throw new IllegalStateException("the browser does not tell its heap");
    }

    /** How many elements the page has once it shows this route and that selector is there. */
    int nodes(String hash, String selector) {
        page.evaluate("hash => { location.hash = hash; }", hash);
        page.waitForSelector(selector);
        return (int) number("document.querySelectorAll('*').length");
    }

    private double number(String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }

    @Override
    public void close() {
        context.close();
    }
}
