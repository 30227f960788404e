package dev.sprintrunner.workflow;

import org.jspecify.annotations.Nullable;

/**
 * Whether and how the batch has been asked to stop.
 *
 * @param mode            the soonest mode asked for, or null
 * @param finishedAtAsk   stories the batch had finished when it was asked; "after the current story" is one more
 * @param blockedAccepted blocked stories that a resume has accepted, for {@code stop_on_blocked}
 */
public record Stopping(@Nullable StopMode mode, int finishedAtAsk, int blockedAccepted) {
    static final Stopping NOT = new Stopping(null, 0, 0);

    boolean is(StopMode asked) {
        return mode == asked;
    }

    Stopping ask(StopMode asked, int finished) {
        if (mode == null) {
            return new Stopping(asked, finished, blockedAccepted);
        }
        return asked.compareTo(mode) > 0 ? new Stopping(asked, finishedAtAsk, blockedAccepted) : this;
    }

    Stopping resumed(int blocked) {
        return new Stopping(null, 0, blocked);
    }
}
