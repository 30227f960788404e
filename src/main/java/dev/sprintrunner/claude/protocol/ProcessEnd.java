package dev.sprintrunner.claude.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the process ended.
 *
 * @param exitCode   null when nobody saw it: a process that was adopted, or ended while the runner was away
 * @param signal     {@code SIGKILL} and the like, or null when unknown
 * @param stderrTail the end of its stderr
 * @param endedBy    why the driver ended it, if it did
 * @param endedAt    when; the times that limit texts name are read relative to it
 */
public record ProcessEnd(
        @Nullable Integer exitCode, @Nullable String signal, String stderrTail, EndedBy endedBy, Instant endedAt) {

    /** Who ended the process. */
    public enum EndedBy {
        ITSELF,
        /** A person asked. */
        STOPPED,
        /** Silent for too long. */
        STALLED,
        /** Longer than allowed. */
        TIMED_OUT,
        /** It stayed although its result was read; the result stands. */
        RESULT_GRACE
    }

    boolean watched() {
        return exitCode != null || signal != null;
    }

    /** Ended by a signal. Java and shells report that as 128 plus its number. */
    boolean killed() {
        return signal != null || (exitCode != null && exitCode > 128 && exitCode < 160);
    }

    /** For people. */
    String code() {
        if (signal != null) {
            return "ended by " + signal;
        }
        return exitCode == null ? "exit code unknown" : "exit code " + exitCode;
    }

    boolean exitedWith(int code) {
        return exitCode != null && exitCode == code;
    }
}
