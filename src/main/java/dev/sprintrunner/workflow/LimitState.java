package dev.sprintrunner.workflow;

import org.jspecify.annotations.Nullable;

/**
 * The usage limit as far as the batch has met it.
 *
 * @param waitDue whether a wait must be recorded before anything else starts
 * @param resetAt when the agent said it resets, epoch milliseconds, or null when it did not say
 * @param hits    limits met since a command completed; without a reset time the pauses grow with it
 */
public record LimitState(boolean waitDue, @Nullable Long resetAt, int hits) {
    static final LimitState CLEAR = new LimitState(false, null, 0);

    /**
     * One more agent has met the limit.
     *
     * @param known whether a wait for it is due or recorded already: agents that run side by side meet one limit
     */
    LimitState hit(@Nullable Long newResetAt, boolean known) {
        boolean tellsNothingNew = newResetAt == null || newResetAt.equals(resetAt);
        if (known && tellsNothingNew) {
            return this;
        }
        return new LimitState(true, newResetAt, known ? hits : hits + 1);
    }

    LimitState waiting() {
        return new LimitState(false, resetAt, hits);
    }
}
