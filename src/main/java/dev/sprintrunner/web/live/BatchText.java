package dev.sprintrunner.web.live;

import java.util.List;
import java.util.stream.Collectors;

/** The message of several events. Clients that keep up get the same one, so the last one made is kept. */
final class BatchText {
    private long first;
    private long last;
    private String text = "";

    /** @param events neighbours in the order of the ids, at least one */
    String of(List<FeedEvent> events) {
        long newFirst = events.get(0).id();
        long newLast = events.get(events.size() - 1).id();
        if (text.isEmpty() || first != newFirst || last != newLast) {
            first = newFirst;
            last = newLast;
            text = events.stream()
                    .map(FeedEvent::json)
                    .collect(Collectors.joining(",", "{\"type\":\"events\",\"payload\":{\"items\":[", "]}}"));
        }
        return text;
    }
}
