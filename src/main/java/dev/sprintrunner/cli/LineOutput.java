package dev.sprintrunner.cli;

import dev.sprintrunner.store.EventLog.Event;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Prints each event on a line of its own. A thread of its own does it, so that a slow reader holds nothing up. */
final class LineOutput implements RunOutput {
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final PrintStream out;
    private final PrintStream err;
    private final Function<Event, String> line;
    private final ExecutorService printer;

    private LineOutput(PrintStream out, PrintStream err, Function<Event, String> line) {
        this.out = out;
        this.err = err;
        this.line = line;
        this.printer = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "event-printer");
            thread.setDaemon(true); // a reader that never reads must not keep the program alive
            return thread;
        });
    }

    /** For people: time, type, stories, message. */
    static LineOutput text(PrintStream out, PrintStream err, ZoneId zone) {
        return new LineOutput(out, err, event -> text(event, zone));
    }

    /** For programs: one JSON object a line. */
    static LineOutput json(PrintStream out, PrintStream err) {
        return new LineOutput(out, err, event -> EventText.json(event).toString());
    }

    static String text(Event event, ZoneId zone) {
        String stories = String.join(",", EventText.stories(event));
        return "%s  %-16s  %s  %s"
                .formatted(
                        Times.second(Instant.ofEpochMilli(event.timestamp()), zone),
                        event.type(),
                        stories.isEmpty() ? "-" : stories,
                        EventText.message(event));
    }

    @Override
    public void onEvent(Event event) {
        printer.execute(() -> out.println(line.apply(event)));
    }

    @Override
    public void notice(String text) {
        err.println(text);
    }

    @Override
    public void close() {
        printer.shutdown();
        try {
            if (!printer.awaitTermination(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
                err.println("sprint-runner: nobody reads the output; the last events are in the database");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
