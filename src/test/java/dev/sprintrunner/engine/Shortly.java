package dev.sprintrunner.engine;

import dev.sprintrunner.config.Settings;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Times of the settings that are shorter than their file can say. */
final class Shortly {
    private Shortly() {}

    /** Failed commands are tried again almost at once. */
    static UnaryOperator<Settings> retried() {
        return settings -> with(settings, new Limits(settings).retryInitial(Duration.ofMillis(20)));
    }

    static UnaryOperator<Settings> stalled(Duration silence) {
        return settings -> with(
                settings,
                new Limits(settings).retryInitial(Duration.ofMillis(20)).stall(silence));
    }

    static UnaryOperator<Settings> timedOut(Duration whole) {
        return settings -> with(
                settings,
                new Limits(settings).retryInitial(Duration.ofMillis(20)).command(whole));
    }

    static UnaryOperator<Settings> graceful(Duration afterResult) {
        return settings -> with(settings, new Limits(settings).grace(afterResult));
    }

    private static Settings with(Settings settings, Limits limits) {
        return new Settings(settings.server(), settings.workflow(), settings.agent(), limits.limits, settings.safety());
    }

    private static final class Limits {
        private Settings.Limits limits;

        Limits(Settings settings) {
            limits = settings.limits();
        }

        Limits command(Duration time) {
            return set(time, limits.stallTimeout(), limits.retryInitial(), limits.resultGrace());
        }

        Limits stall(Duration time) {
            return set(limits.commandTimeout(), time, limits.retryInitial(), limits.resultGrace());
        }

        Limits retryInitial(Duration time) {
            return set(limits.commandTimeout(), limits.stallTimeout(), time, limits.resultGrace());
        }

        Limits grace(Duration time) {
            return set(limits.commandTimeout(), limits.stallTimeout(), limits.retryInitial(), time);
        }

        private Limits set(Duration command, Duration stall, Duration retry, Duration grace) {
            limits = new Settings.Limits(command, stall, limits.retryMaxAttempts(), retry, grace, limits.retention());
            return this;
        }
    }
}
