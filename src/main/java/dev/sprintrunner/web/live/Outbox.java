package dev.sprintrunner.web.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one client. {@code init} goes first, answers before events; of several states of the status
 * only the newest goes.
 */
final class Outbox {
    static final int BATCH_ITEMS = 200;
    private static final int MAX_ANSWERS = 100;

    private final Deque<String> answers = new ArrayDeque<>();
    private final Deque<FeedEvent> events = new ArrayDeque<>();
    private final @Nullable BatchText batches;
    private final int maxEvents;
    private final int maxChars;
    private @Nullable String status;
    private boolean opened;
    private long chars;

    /** @param batches for a client that takes several events in one message, else null */
    Outbox(@Nullable BatchText batches, int maxEvents, int maxChars) {
        this.batches = batches;
        this.maxEvents = maxEvents;
        this.maxChars = maxChars;
    }

    /** Nothing is sent before this. */
    void open(String init) {
        answers.addFirst(init);
        opened = true;
    }

    /** @return whether it had room; if not, the client is too slow */
    boolean add(FeedEvent event) {
        events.addLast(event);
        chars += event.json().length();
        return events.size() <= maxEvents && chars <= maxChars;
    }

    /** @return whether it had room; if not, the client asks without listening */
    boolean answer(String message) {
        answers.addLast(message);
        return answers.size() <= MAX_ANSWERS;
    }

    void status(String message) {
        status = message;
    }

    /**
     * The message to send now, or null.
     *
     * @param flush whether a batch may go that is not full
     */
    @Nullable
    String next(boolean flush) {
        if (!opened) {
            return null;
        }
        if (!answers.isEmpty()) {
            return answers.removeFirst();
        }
        if (status != null) {
            String newest = status;
            status = null;
            return newest;
        }
        return events.isEmpty() ? null : nextEvents(flush);
    }

    private @Nullable String nextEvents(boolean flush) {
        if (batches == null) {
            return removeEvent().json();
        }
        if (!flush && events.size() < BATCH_ITEMS) {
            return null;
        }
        List<FeedEvent> batch = new ArrayList<>();
        while (batch.size() < BATCH_ITEMS && !events.isEmpty()) {
            batch.add(removeEvent());
        }
        return batches.of(batch);
    }

    private FeedEvent removeEvent() {
        FeedEvent event = events.removeFirst();
        chars -= event.json().length();
        return event;
    }

    boolean hasEvents() {
        return !events.isEmpty();
    }

    /** For a client that gets no more. */
    void clear() {
        answers.clear();
        events.clear();
        status = null;
        chars = 0;
    }
}
