package dev.sprintrunner.cli;

import dev.sprintrunner.store.EventLog.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The live display on a terminal: repaints at most four times a second, and each second for what lasts. */
final class LiveDisplay implements RunOutput {
    private static final Logger log = LoggerFactory.getLogger(LiveDisplay.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Size USUAL = new Size(80, 24);

    private final Terminal terminal;
    private Display display;
    private final LiveScreen screen;
    private final Clock clock;
    private final boolean colours;
    private final Attributes before;
    private final SignalSource.Registration resizes;
    private final ProgramLog.Change silence = ProgramLog.silent();
    private final ScheduledExecutorService painter =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "live-display"));

    private LiveView view;
    private @Nullable Future<?> painting;
    private volatile boolean resized = true;
    private boolean begun;
    private Size size = USUAL;
    private long paintedSecond;
    private LiveView painted = LiveView.EMPTY;

    LiveDisplay(
            Terminal terminal, LiveScreen screen, LiveView start, Clock clock, boolean colours, SignalSource signals) {
        this.terminal = terminal;
        this.display = new Display(terminal, false);
        this.screen = screen;
        this.clock = clock;
        this.colours = colours;
        this.view = start;
        this.before = terminal.getAttributes();
        this.resizes = signals.on("WINCH", () -> resized = true);
    }

    /** Begins to paint. */
    LiveDisplay open() {
        Attributes silent = new Attributes(before);
        silent.setLocalFlag(LocalFlag.ECHO, false); // typed keys would tear the picture
        terminal.setAttributes(silent);
        painting =
                painter.scheduleWithFixedDelay(this::paintWhenDue, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    @Override
    public synchronized void onEvent(Event event) {
        view = view.after(event);
    }

    @Override
    public synchronized void notice(String text) {
        view = view.withNotice(text);
    }

    private synchronized LiveView view() {
        return view;
    }

    private void paintWhenDue() {
        LiveView now = view();
        Instant time = clock.instant();
        if (resized || !now.equals(painted) || time.getEpochSecond() != paintedSecond) {
            try {
                paint(now, time);
            } catch (RuntimeException e) {
                log.warn("The display could not be painted: {}", e.getMessage(), e);
            }
            painted = now;
            paintedSecond = time.getEpochSecond();
        }
    }

    private void paint(LiveView now, Instant time) {
        if (resized) {
            resized = false;
            size = usable(terminal.getSize());
            if (begun) {
                beginAfresh();
            }
            begun = true;
            display.resize(size.getRows(), size.getColumns());
        }
        // one column and one row stay free: a cursor behind the last one would scroll or wrap
        List<AttributedString> lines = screen.draw(now, time, size.getColumns() - 1, size.getRows() - 1);
        display.update(colours ? lines : lines.stream().map(LiveDisplay::plain).toList(), 0);
    }

    /** Terminals fold lines when they get narrower, so after a resize nobody knows where the picture stands. */
    private void beginAfresh() {
        terminal.puts(InfoCmp.Capability.clear_screen);
        display = new Display(terminal, false);
    }

    private static AttributedString plain(AttributedString line) {
        return new AttributedString(line.toString());
    }

    /** Some terminals do not know their size. */
    private static Size usable(Size told) {
        return told.getColumns() < 2 || told.getRows() < 2 ? USUAL : told;
    }

    /** Takes the picture away; what was worth keeping is told by the summary. */
    @Override
    public void close() {
        resizes.close();
        if (painting != null) {
            painting.cancel(false);
        }
        painter.shutdown();
        try {
            if (!painter.awaitTermination(2, TimeUnit.SECONDS)) {
                log.warn("The display did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        display.update(List.of(), 0);
        terminal.flush();
        terminal.setAttributes(before);
        silence.close();
    }
}
