package dev.sprintrunner.web.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest events, so that a client that missed few of them needs no look into the database. */
final class EventTail {
    private final Deque<FeedEvent> events = new ArrayDeque<>();
    private final int maxEvents;
    private final int maxChars;
    private long completeAfter;
    private long chars;

    /** @param completeAfter every event with a greater id is going to be added */
    EventTail(int maxEvents, int maxChars, long completeAfter) {
        this.maxEvents = maxEvents;
        this.maxChars = maxChars;
        this.completeAfter = completeAfter;
    }

    void add(FeedEvent event) {
        events.addLast(event);
        chars += event.json().length();
        while (events.size() > maxEvents || chars > maxChars) {
            FeedEvent oldest = events.removeFirst();
            chars -= oldest.json().length();
            completeAfter = oldest.id();
        }
    }

    /** The id after which no event is missing here. */
    long completeAfter() {
        return completeAfter;
    }

    boolean reachesBackTo(long id) {
        return id >= completeAfter;
    }

    List<FeedEvent> after(long id) {
        return events.stream().filter(event -> event.id() > id).toList();
    }
}
