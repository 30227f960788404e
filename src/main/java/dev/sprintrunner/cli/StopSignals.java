package dev.sprintrunner.cli;

import dev.sprintrunner.workflow.StopMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C and the like while a batch runs: the first stops after the story, the second now, the third leaves at once.
 * TERM stops now: whoever sends it waits a few seconds at most.
 */
final class StopSignals implements AutoCloseable {
    private final Consumer<StopMode> stop;
    private final Consumer<String> tell;
    private final IntConsumer halt;
    private final List<SignalSource.Registration> registrations = new ArrayList<>();
    private @Nullable StopMode asked;

    /**
     * @param stop asks the running batch, if one runs
     * @param tell the user what that means
     * @param halt ends the program at once with an exit code
     */
    StopSignals(Consumer<StopMode> stop, Consumer<String> tell, SignalSource signals, IntConsumer halt) {
        this.stop = stop;
        this.tell = tell;
        this.halt = halt;
        registrations.add(signals.on("INT", this::interrupted));
        registrations.add(signals.on("TERM", this::terminated));
    }

    private synchronized void interrupted() {
        if (asked == null) {
            stop(StopMode.STORY, "Stopping after the current story; press Ctrl-C again to stop now.");
        } else {
            sooner();
        }
    }

    private synchronized void terminated() {
        sooner();
    }

    private void sooner() {
        if (asked == StopMode.NOW) {
            tell.accept("Leaving at once; agents that still run are taken care of at the next start.");
            halt.accept(ExitCodes.STOPPED);
            return;
        }
        stop(StopMode.NOW, "Stopping now: ending what runs; the batch can be resumed.");
    }

    private void stop(StopMode mode, String notice) {
        asked = mode;
        tell.accept(notice);
        stop.accept(mode);
    }

    /** The batch runs now: what was asked before it did is asked again. */
    synchronized void begun() {
        if (asked != null) {
            stop.accept(asked);
        }
    }

    synchronized boolean wereGiven() {
        return asked != null;
    }

    @Override
    public void close() {
        registrations.forEach(SignalSource.Registration::close);
    }
}
