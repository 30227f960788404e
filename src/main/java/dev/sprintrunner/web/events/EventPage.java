package dev.sprintrunner.web.events;

import dev.sprintrunner.web.api.EventMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of events.
 *
 * @param events  by ascending id
 * @param hasMore whether there are further ones, or may be: a long search ends with the page that it has by then
 * @param next    where to go on: the next {@code after}, or {@code before} in a request without {@code after}; null at
 *                the end
 */
record EventPage(
        List<EventMessage> events,
        boolean hasMore,
        @Nullable Long next) {
    EventPage {
        events = List.copyOf(events);
    }
}
