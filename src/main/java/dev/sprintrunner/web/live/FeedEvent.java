package dev.sprintrunner.web.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sprintrunner.store.EventLog.Event;
import dev.sprintrunner.web.api.EventMessage;
import dev.sprintrunner.web.api.Json;
import java.io.UncheckedIOException;

/** An event as it goes to clients, written once for all of them. */
record FeedEvent(long id, String json) {
    static FeedEvent of(Event event) {
        try {
            return new FeedEvent(event.id(), Json.mapper().writeValueAsString(EventMessage.brief(event)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("event " + event.id() + " cannot be written as JSON", e);
        }
    }
}
