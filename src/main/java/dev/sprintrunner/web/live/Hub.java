package dev.sprintrunner.web.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.store.EventLog.Event;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All clients: who is let in, who gets which event, who is too slow. Everything here runs on the loop. */
final class Hub implements Client.Owner {
    private static final Logger log = LoggerFactory.getLogger(Hub.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Loop loop;
    private final EventTail tail;
    private final Supplier<Duration> heartbeat;
    private final FeedLimits limits;
    private final BatchText batches = new BatchText();
    private final BatchWindow window;
    private final InitDesk inits;
    private final Replay replay;
    private final StatusFeed status;
    private final AtomicLong dropped = new AtomicLong();
    private final List<Client> clients = new CopyOnWriteArrayList<>(); // one may be ended while all are gone through
    private final Set<Client> leaving = new HashSet<>();
    private final CompletableFuture<Void> allGone = new CompletableFuture<>();
    private long lastBeat;
    private boolean flushQueued;
    private boolean closing;

    /** What the clients are told, and how to get it. */
    record Sources(
            EventSource events,
            InitSource inits,
            Supplier<JsonNode> status,
            ServerMessages messages,
            Executor readers,
            Executor statusThread) {}

    Hub(Loop loop, EventTail tail, Sources sources, Supplier<Duration> heartbeat, FeedLimits limits) {
        this.loop = loop;
        this.tail = tail;
        this.heartbeat = heartbeat;
        this.limits = limits;
        this.window = new BatchWindow(loop.now());
        this.status = new StatusFeed(
                loop, sources.statusThread(), sources.status(), sources.messages(), this::clientsWithStatus);
        this.inits = new InitDesk(
                loop, sources.readers(), sources.inits(), sources.messages(), status::changed, this::unreadable);
        this.replay = new Replay(loop, sources.readers(), sources.events(), tail, this::unreadable);
    }

    void start() {
        loop.schedule(TICK, this::tick);
    }

    StatusFeed status() {
        return status;
    }

    /** How many are being served; may be asked on any thread. */
    int clients() {
        return clients.size();
    }

    /** How many were ever too slow, or too many; may be asked on any thread. */
    long dropped() {
        return dropped.get();
    }

    /** Completed when, after {@link #close}, the last client has gone. */
    CompletableFuture<Void> allGone() {
        return allGone;
    }

    /** Makes a client of a connection, to be let in by {@link #connect}; may be called on any thread. */
    Client client(ConnectRequest request, Link link) {
        Outbox outbox = new Outbox(request.batched() ? batches : null, limits.backlogEvents(), limits.backlogChars());
        return new Client(request, link, loop, outbox, this);
    }

    void connect(Client client) {
        clients.add(client);
        if (closing) {
            end(client, CloseCode.GOING_AWAY, "the server is going away");
        } else if (clients.size() > limits.clients()) {
            end(client, CloseCode.TRY_AGAIN_LATER, "already " + limits.clients() + " clients: try again later");
        } else {
            inits.open(client);
        }
    }

    /** Live clients get the events; the others find them in the tail or in the database. */
    void publish(List<Event> events) {
        List<FeedEvent> written = events.stream().map(FeedEvent::of).toList();
        written.forEach(tail::add);
        for (Client client : clients) {
            if (client.offer(written)) {
                client.pump(false);
            } else {
                end(client, CloseCode.TRY_AGAIN_LATER, "too slow: reconnect with the id of your newest event");
            }
        }
        status.onEvents(events);
    }

    @Override
    public void drained(Client client) {
        replay.advance(client);
    }

    @Override
    public void waitsForFlush() {
        if (!flushQueued) {
            flushQueued = true;
            loop.schedule(window.untilNext(loop.now()), this::flush);
        }
    }

    private void flush() {
        flushQueued = false;
        window.flushed(loop.now());
        clients.forEach(client -> client.pump(true));
    }

    void answer(Client client, String message) {
        if (!client.answer(message)) {
            end(client, CloseCode.REFUSED, "answers are not being read");
        }
    }

    private List<Client> clientsWithStatus() {
        return clients.stream().filter(Client::wantsStatus).toList();
    }

    private void unreadable(Client client) {
        end(client, CloseCode.SERVER_ERROR, "the database could not be read: see the log");
    }

    private void tick() {
        loop.schedule(TICK, this::tick);
        for (Client client : clients) {
            if (client.hangs(limits.sendTimeout())) {
                end(client, CloseCode.TRY_AGAIN_LATER, "too slow: a message did not leave in time");
            }
        }
        if (loop.now() - lastBeat >= heartbeat.get().toNanos()) {
            lastBeat = loop.now();
            beat();
        }
    }

    private void beat() {
        for (Client client : clients) {
            if (!client.beat()) {
                end(client, CloseCode.TRY_AGAIN_LATER, "pings are not answered");
            }
        }
    }

    /** Tells the client why, and cuts it off if it does not go by itself. */
    void end(Client client, CloseCode code, String reason) {
        if (client.isEnded()) {
            return;
        }
        log.debug("A client is dismissed with {}: {}", code, reason);
        clients.remove(client);
        leaving.add(client);
        if (code == CloseCode.TRY_AGAIN_LATER) {
            dropped.incrementAndGet();
        }
        client.end(code, reason);
        loop.schedule(limits.closeGrace(), () -> lost(client));
    }

    @Override
    public void lost(Client client) {
        clients.remove(client);
        leaving.remove(client);
        client.disconnect();
        completeWhenGone();
    }

    /** Says good-bye to all after sending what they still have room for. */
    void close() {
        closing = true;
        flush();
        clients.forEach(client -> end(client, CloseCode.GOING_AWAY, "the server is going away"));
        completeWhenGone();
    }

    void disconnectAll() {
        List.copyOf(leaving).forEach(this::lost);
    }

    private void completeWhenGone() {
        if (closing && clients.isEmpty() && leaving.isEmpty()) {
            allGone.complete(null);
        }
    }
}
