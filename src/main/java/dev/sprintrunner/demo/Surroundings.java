package dev.sprintrunner.demo;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * What the simulated agent meets at its edges.
 *
 * @param directory the project, absolute
 * @param out       where the stream goes
 * @param pace      how many times slower than as fast as possible; see {@link SimulatedAgent#PACE_VARIABLE}
 */
record Surroundings(
        Path directory,
        OutputStream out,
        PrintStream err,
        Clock clock,
        double pace,
        Pacer pacer,
        Git git,
        Interruptions interruptions) {

    /** Lets time pass. */
    @FunctionalInterface
    interface Pacer {
        void pause(Duration time);
    }

    /** Told how the run reacts to SIGINT and SIGTERM; each reaction returns the exit code. */
    @FunctionalInterface
    interface Interruptions {
        void handleWith(IntSupplier interrupt, IntSupplier terminate);
    }

    Duration paced(Duration length) {
        return Duration.ofMillis(Math.round(length.toMillis() * pace));
    }
}
