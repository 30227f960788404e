package dev.sprintrunner.cli;

import org.jline.utils.Signals;

/** Tells of signals of the operating system. */
@FunctionalInterface
public interface SignalSource {

    /**
     * Runs {@code reaction}, on a thread of its own, at each such signal, instead of what it did before.
     *
     * @param name without {@code SIG}, as in {@code INT}
     */
    Registration on(String name, Runnable reaction);

    /** Closing it brings back what the signal did before. */
    @FunctionalInterface
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    static SignalSource ofSystem() {
        return (name, reaction) -> {
            Object previous = Signals.register(name, reaction);
            return () -> Signals.unregister(name, previous);
        };
    }
}
