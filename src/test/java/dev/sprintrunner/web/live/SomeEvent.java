package dev.sprintrunner.web.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.store.EventLog.Event;
import java.util.List;
import java.util.stream.LongStream;

/** Events that matter only by their number. */
final class SomeEvent {
    private SomeEvent() {}

    static Event recorded(long id, String type, ObjectNode payload) {
        return new Event(id, null, null, null, 1_000 + id, type, null, null, null, null, null, null, payload);
    }

    static Event recorded(long id) {
        return recorded(id, "sprint:changed", JsonNodeFactory.instance.objectNode());
    }

    static List<Event> recorded(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(SomeEvent::recorded).toList();
    }

    static Event progress(long id, String kind) {
        return recorded(
                id, "command:progress", JsonNodeFactory.instance.objectNode().put("kind", kind));
    }

    static FeedEvent written(long id) {
        return FeedEvent.of(recorded(id));
    }

    static List<FeedEvent> written(long from, long to) {
        return recorded(from, to).stream().map(FeedEvent::of).toList();
    }
}
