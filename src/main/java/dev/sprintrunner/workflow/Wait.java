package dev.sprintrunner.workflow;

import org.jspecify.annotations.Nullable;

/**
 * A pause that is recorded, so that it survives a restart.
 *
 * @param id    its row in {@code waits}
 * @param slot  the work that waits, or null when everything does (usage limit)
 * @param until epoch milliseconds
 */
public record Wait(long id, @Nullable Slot slot, long until) {
    boolean holdsEverything() {
        return slot == null;
    }
}
