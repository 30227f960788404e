package dev.sprintrunner.bench;

import dev.sprintrunner.dashboard.ModuleGraph;
import dev.sprintrunner.testkit.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Holds the dashboard to its budgets, see docs/PERFORMANCE.md. Ends with 1 when a median is over twice its budget. */
public final class DashboardBench {
    private static final int RUNS = 3;
    private static final Duration LENGTH = Duration.ofSeconds(8);
    private static final int USUAL_RATE = 200;
    private static final int BURST_RATE = 2_000;
    private static final int ROWS = 5_000;
    private static final int ALL = 100_000;

    private final BenchProject project;
    private final Browser browser;
    private final Figures figures = new Figures();

    private DashboardBench(BenchProject project, Browser browser) {
        this.project = project;
        this.browser = browser;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("dashboard-bench");
        boolean held;
        try (BenchProject project = BenchProject.open(folder);
                Browser browser = new Browser()) {
            browser.start();
            DashboardBench bench = new DashboardBench(project, browser);
            BenchPage.open(browser, project.url()).close(); // warms the server up
            for (int run = 1; run <= RUNS; run++) {
                System.err.println("Run " + run + " of " + RUNS);
                bench.run();
            }
            bench.figures.print(System.out);
            held = bench.figures.hold();
        } finally {
            delete(folder);
        }
        System.exit(held ? 0 : 1);
    }

    private void run() throws IOException {
        scripts();
        someEvents();
        manyEvents();
        views();
    }

    private void scripts() throws IOException {
        ModuleGraph graph = ModuleGraph.ofProgram();
        figures.add(Measure.SCRIPT_START, ModuleGraph.bytes(graph.atStart()) / 1e3);
        figures.add(Measure.SCRIPT_START_SENT, ModuleGraph.compressed(graph.atStart()) / 1e3);
        figures.add(Measure.SCRIPT_VIEW, ModuleGraph.bytes(graph.atOnce()) / 1e3);
        figures.add(Measure.SCRIPT_VIEW_SENT, ModuleGraph.compressed(graph.atOnce()) / 1e3);
        figures.add(Measure.SCRIPT_ALL, ModuleGraph.bytes(graph.inAll()) / 1e3);
        figures.add(Measure.SCRIPT_ALL_SENT, ModuleGraph.compressed(graph.inAll()) / 1e3);
    }

    private void someEvents() {
        try (BenchPage page = BenchPage.open(browser, project.url())) {
            figures.add(Measure.FIRST_PAINT, page.firstPaint());
            figures.add(Measure.FIRST_ROWS, page.firstRows());
            page.loadOlder(ROWS);
            double offset = page.clockOffset();
            page.probe();
            Map<Long, Double> committed = project.write(USUAL_RATE, LENGTH);
            Frames frames = page.frames(last(committed));
            figures.add(Measure.FRAME_P50, frames.interval(0.50));
            figures.add(Measure.FRAME_P95, frames.interval(0.95));
            figures.add(Measure.FRAME_P99, frames.interval(0.99));
            figures.add(Measure.LONG_TASKS, frames.longTasks().size());
            figures.add(Measure.LONGEST_TASK, frames.longestTask());
            figures.add(Measure.PIXEL_P50, frames.latency(committed, 0.50) + offset);
            figures.add(Measure.PIXEL_P95, frames.latency(committed, 0.95) + offset);

            page.probe();
            Frames burst = page.frames(last(project.write(BURST_RATE, LENGTH)));
            figures.add(Measure.BURST_FRAME_P95, burst.interval(0.95));
            figures.add(Measure.BURST_LONGEST_TASK, burst.longestTask());
        }
    }

    private void manyEvents() {
        try (BenchPage page = BenchPage.open(browser, project.url())) {
            page.loadOlder(ALL);
            if (page.held() < ALL) {
                throw new IllegalStateException("the log holds " + page.held() + " events");
            }
            figures.add(Measure.FILTER, page.filter());
            page.probe();
            Frames frames = page.frames(last(project.write(USUAL_RATE, LENGTH)));
            figures.add(Measure.MANY_FRAME_P95, frames.interval(0.95));
            figures.add(Measure.MANY_LONGEST_TASK, frames.longestTask());
            figures.add(Measure.MANY_HEAP, page.heap());
        }
    }

    private void views() {
        try (BenchPage page = BenchPage.open(browser, project.url())) {
            int most = Stream.of(
                            page.nodes("#/run", ".now-card"),
                            page.nodes("#/settings", ".settings-group"),
                            page.nodes("#/batch/38/run&open=batch:38", "#inspector:not([hidden]) h2"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            figures.add(Measure.NODES, most);
        }
    }

    private static long last(Map<Long, Double> committed) {
        return committed.keySet().stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> tree = Files.walk(folder)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
