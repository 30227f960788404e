package dev.sprintrunner.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted: all that is given must hold.
 *
 * @param storyKey also finds the events of a command that serves several stories
 * @param types    exact types; null for all, empty for none
 * @param text     part of the message or the payload, in upper or lower case (of ASCII letters)
 */
public record EventFilter(
        @Nullable Long batchId,
        @Nullable String storyKey,
        @Nullable Long commandId,
        @Nullable Set<String> types,
        @Nullable String text) {
    public static final EventFilter ALL = new EventFilter(null, null, null, null, null);

    public EventFilter {
        types = types == null ? null : Set.copyOf(types);
    }
}
