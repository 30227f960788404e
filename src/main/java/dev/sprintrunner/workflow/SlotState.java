package dev.sprintrunner.workflow;

import org.jspecify.annotations.Nullable;

/**
 * What is known about a slot that has failed at least once; a completed slot is forgotten.
 *
 * @param failures     failures in a row that count
 * @param transients   transient failures since the last that counted
 * @param pause        whether the next run must wait, and for what
 * @param continuation session to go on in, or null
 * @param lastFailure  reason of the last failure, or null
 * @param notBefore    earliest time of the next run, epoch milliseconds, or null when any will do
 */
public record SlotState(
        int failures,
        int transients,
        Pause pause,
        @Nullable Continuation continuation,
        @Nullable String lastFailure,
        @Nullable Long notBefore) {

    /** After a failure a pause is due; it is set when its wait is recorded, and over when that wait has ended. */
    enum Pause {
        NONE,
        DUE,
        SET
    }

    static final SlotState FRESH = new SlotState(0, 0, Pause.NONE, null, null, null);

    /** The attempts after which a slot, or a story, is given up. */
    static final int STRIKES = 3;

    SlotState withPause(Pause newPause) {
        return new SlotState(failures, transients, newPause, continuation, lastFailure, notBefore);
    }

    SlotState counted(String reason) {
        return new SlotState(failures + 1, 0, Pause.DUE, null, reason, null);
    }

    SlotState transientFailure(String reason, @Nullable Continuation next, @Nullable Long earliest) {
        return new SlotState(failures, transients + 1, Pause.DUE, next, reason, earliest);
    }

    /** An end without an answer that nobody is charged for. */
    SlotState uncharged(@Nullable Continuation next) {
        return new SlotState(failures, transients, Pause.NONE, next, lastFailure, null);
    }
}
