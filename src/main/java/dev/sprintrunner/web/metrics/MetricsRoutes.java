package dev.sprintrunner.web.metrics;

import static dev.sprintrunner.web.metrics.PrometheusText.Kind.COUNTER;
import static dev.sprintrunner.web.metrics.PrometheusText.Kind.GAUGE;
import static dev.sprintrunner.web.metrics.PrometheusText.labels;

import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.web.api.Routes;
import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.time.Instant;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/** {@code GET /metrics}, as Prometheus reads it. */
public final class MetricsRoutes implements Routes {
    private static final String PREFIX = "sprint_runner_";

    private final Recorder recorder;
    private final Clock clock;
    private final Instant startedAt;
    private final String version;
    private final IntSupplier clients;
    private final LongSupplier droppedClients;

    /**
     * @param startedAt      when the program did
     * @param clients        pages connected now
     * @param droppedClients pages that were too slow, ever
     */
    public MetricsRoutes(
            Recorder recorder,
            Clock clock,
            Instant startedAt,
            String version,
            IntSupplier clients,
            LongSupplier droppedClients) {
        this.recorder = recorder;
        this.clock = clock;
        this.startedAt = startedAt;
        this.version = version;
        this.clients = clients;
        this.droppedClients = droppedClients;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(
                "/metrics",
                request -> request.contentType(PrometheusText.CONTENT_TYPE).result(text()));
    }

    private String text() {
        Figures figures = recorder.snapshot(Figures::of);
        PrometheusText out = new PrometheusText();
        out.metric(PREFIX + "info", GAUGE, "The program; always 1.")
                .sample(PREFIX + "info", labels("version", version), 1);
        out.single(
                PREFIX + "uptime_seconds",
                GAUGE,
                "Seconds since the program started.",
                Math.max(0, clock.millis() - startedAt.toEpochMilli()) / 1000.0);
        batches(out, figures);
        commands(out, figures);
        out.single(
                PREFIX + "waiting_seconds",
                GAUGE,
                "Seconds left until the usage limit of the running batch is over; 0 when it does not wait.",
                Math.max(0, figures.waitingUntil() - clock.millis()) / 1000.0);
        out.single(PREFIX + "events_total", COUNTER, "Events recorded.", figures.eventsTotal());
        out.single(PREFIX + "websocket_clients", GAUGE, "Pages connected.", clients.getAsInt());
        out.single(
                PREFIX + "websocket_clients_dropped_total",
                COUNTER,
                "Pages disconnected because they read too slowly.",
                droppedClients.getAsLong());
        return out.toString();
    }

    private static void batches(PrometheusText out, Figures figures) {
        out.metric(PREFIX + "batches", GAUGE, "Batches by status.");
        figures.batches()
                .forEach(count -> out.sample(PREFIX + "batches", labels("status", count.status()), count.count()));
        out.metric(PREFIX + "stories_total", COUNTER, "Stories that batches ended, by outcome.");
        figures.stories()
                .forEach(count ->
                        out.sample(PREFIX + "stories_total", labels("outcome", count.status()), count.count()));
    }

    private static void commands(PrometheusText out, Figures figures) {
        out.metric(PREFIX + "commands", GAUGE, "Commands by name and status.");
        figures.commands()
                .forEach(sum -> out.sample(
                        PREFIX + "commands", labels("command", sum.command(), "status", sum.status()), sum.count()));
        out.single(
                PREFIX + "commands_running",
                GAUGE,
                "Commands that run now.",
                total(figures, sum -> sum.status().equals("running") ? sum.count() : 0));
        out.single(
                PREFIX + "cost_usd_total",
                COUNTER,
                "Cost of all commands in US dollars, as the agent tells it.",
                figures.commands().stream()
                        .mapToDouble(Figures.Commands::costUsd)
                        .sum());
        out.metric(PREFIX + "tokens_total", COUNTER, "Tokens of all commands.")
                .sample(PREFIX + "tokens_total", labels("kind", "input"), total(figures, Figures.Commands::input))
                .sample(PREFIX + "tokens_total", labels("kind", "output"), total(figures, Figures.Commands::output))
                .sample(
                        PREFIX + "tokens_total",
                        labels("kind", "cache_read"),
                        total(figures, Figures.Commands::cacheRead))
                .sample(
                        PREFIX + "tokens_total",
                        labels("kind", "cache_creation"),
                        total(figures, Figures.Commands::cacheCreation));
    }

    private static long total(Figures figures, ToLongFunction<Figures.Commands> of) {
        return figures.commands().stream().mapToLong(of).sum();
    }
}
