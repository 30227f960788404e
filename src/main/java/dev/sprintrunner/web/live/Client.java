package dev.sprintrunner.web.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One client: where it is in the stream of events, what waits for it, and the one message under way to it. */
final class Client {
    /** Who looks after the client. */
    interface Owner {
        /** Everything was sent. */
        void drained(Client client);

        /** Events wait for the moment at which batches may go that are not full. */
        void waitsForFlush();

        /** The connection is no more. */
        void lost(Client client);
    }

    private enum State {
        OPENING,
        REPLAY,
        LIVE,
        ENDED
    }

    private final ConnectRequest request;
    private final Link link;
    private final Loop loop;
    private final Outbox outbox;
    private final Owner owner;
    private final Liveness liveness = new Liveness();
    private State state = State.OPENING;
    private long cursor;
    private boolean sending;
    private boolean pumping;
    private long sendingSince;
    private @Nullable JsonNode knownStatus;

    Client(ConnectRequest request, Link link, Loop loop, Outbox outbox, Owner owner) {
        this.request = request;
        this.link = link;
        this.loop = loop;
        this.outbox = outbox;
        this.owner = owner;
    }

    ConnectRequest request() {
        return request;
    }

    /** The id up to which events were handed to this client or are none of its business. */
    long cursor() {
        return cursor;
    }

    boolean isReplaying() {
        return state == State.REPLAY;
    }

    boolean isEnded() {
        return state == State.ENDED;
    }

    boolean wantsStatus() {
        return request.status() && (state == State.REPLAY || state == State.LIVE);
    }

    /** @param lastEventId of {@code init}; an id beyond it is one of another database, and counts for nothing */
    void open(String init, long lastEventId, JsonNode status) {
        Long after = request.after();
        cursor = after == null ? lastEventId : Math.min(after, lastEventId);
        knownStatus = status;
        state = State.REPLAY;
        outbox.open(init);
        pump(false);
    }

    void replay(List<FeedEvent> page) {
        page.forEach(this::deliver);
        pump(false);
    }

    /** Passes over ids that no event has. */
    void skipTo(long id) {
        cursor = Math.max(cursor, id);
    }

    void goLive(List<FeedEvent> rest) {
        state = State.LIVE;
        rest.forEach(this::deliver);
        pump(false);
    }

    /**
     * Puts events into the outbox of a live client that it does not have yet.
     *
     * @return whether there was room
     */
    boolean offer(List<FeedEvent> events) {
        return state != State.LIVE || events.stream().allMatch(this::deliver);
    }

    private boolean deliver(FeedEvent event) {
        if (event.id() <= cursor) {
            return true;
        }
        cursor = event.id();
        return outbox.add(event);
    }

    /** @return whether there was room */
    boolean answer(String message) {
        if (isEnded()) {
            return true;
        }
        boolean room = outbox.answer(message);
        pump(false);
        return room;
    }

    /**
     * @param status  without what changes all the time
     * @param message the whole of it
     */
    void status(JsonNode status, String message) {
        if (!status.equals(knownStatus)) {
            knownStatus = status;
            outbox.status(message);
            pump(false);
        }
    }

    /** @param flush whether a batch may go that is not full; one does */
    void pump(boolean flush) {
        if (pumping) {
            return; // a message that left at once: the loop below goes on
        }
        pumping = true;
        boolean partly = flush;
        while (!sending && !isEnded()) {
            String message = outbox.next(partly);
            if (message == null) {
                break;
            }
            partly = false;
            send(message);
        }
        pumping = false;
        askForMore();
    }

    private void send(String message) {
        sending = true;
        sendingSince = loop.now();
        link.send(message, failure -> {
            if (loop.isCurrent()) {
                sent(failure);
            } else {
                loop.execute(() -> sent(failure));
            }
        });
    }

    private void sent(@Nullable Throwable failure) {
        sending = false;
        if (failure == null) {
            pump(false);
        } else if (!isEnded()) {
            owner.lost(this);
        }
    }

    private void askForMore() {
        if (sending || state == State.OPENING || isEnded()) {
            return;
        }
        if (outbox.hasEvents()) {
            owner.waitsForFlush();
        } else {
            owner.drained(this);
        }
    }

    boolean hangs(Duration sendTimeout) {
        return sending && loop.now() - sendingSince > sendTimeout.toNanos();
    }

    /** @return whether it still answers */
    boolean beat() {
        boolean answers = liveness.beat(link.bytesReceived());
        link.ping();
        return answers;
    }

    /** Nothing more is sent but the code. */
    void end(CloseCode code, String reason) {
        state = State.ENDED;
        outbox.clear();
        link.close(code, reason);
    }

    void disconnect() {
        state = State.ENDED;
        outbox.clear();
        link.disconnect();
    }
}
