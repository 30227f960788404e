package dev.sprintrunner.web.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.web.api.ApiException;
import dev.sprintrunner.web.api.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The WebSocket {@code /ws?after=ID&batch=1&status=1}: {@code init}, then the events after {@code ID}, then new ones, each
 * once and in the order of the ids, and answers to what the client asks for.
 *
 * <p>A client that is too slow is dismissed with code 1013 and goes on with {@code after}; 1001 means that the server
 * goes away, 1008 that the client does what it must not, 1011 that the server failed.
 */
public final class LiveFeed implements Routes, AutoCloseable {
    private static final Duration GOOD_BYE = Duration.ofSeconds(2);

    private final EventSource events;
    private final FeedThreads threads;
    private final Loop loop;
    private final EventIntake intake;
    private final Broadcast broadcast;
    private final Hub hub;
    private final ClientMessages incoming;
    private final Map<String, Connected> connected = new ConcurrentHashMap<>();

    private record Connected(Client client, RateLimit rate) {}

    /**
     * Begins to listen to the recorder.
     *
     * @param status    the payload of {@code status}; asked for on a thread of its own, only while a client wants it
     * @param actions   carries out {@code start}, {@code stop}, {@code resume} and {@code try_now}: takes the message, gives
     *                  the fields of its {@code ack} or throws an {@link ApiException}; two may run at once
     * @param heartbeat between pings
     */
    public LiveFeed(
            Recorder recorder,
            InitSource inits,
            Supplier<JsonNode> status,
            Function<JsonNode, ObjectNode> actions,
            Supplier<Duration> heartbeat,
            Clock clock) {
        this(
                new RecordedEvents(recorder),
                inits,
                status,
                actions,
                heartbeat,
                clock,
                System::nanoTime,
                FeedLimits.standard());
    }

    LiveFeed(
            EventSource events,
            InitSource inits,
            Supplier<JsonNode> status,
            Function<JsonNode, ObjectNode> actions,
            Supplier<Duration> heartbeat,
            Clock clock,
            LongSupplier nanoTime,
            FeedLimits limits) {
        this.events = events;
        this.intake = new EventIntake(limits.intakeEvents());
        this.threads = new FeedThreads(nanoTime);
        this.loop = threads.loop();
        ServerMessages messages = new ServerMessages(clock);
        this.incoming = new ClientMessages(actions, threads.actions(), messages);
        events.addListener(intake);
        long newest = events.newestId(); // read after listening began: whatever is greater is heard of
        this.hub = new Hub(
                loop,
                new EventTail(limits.tailEvents(), limits.tailChars(), newest),
                new Hub.Sources(events, inits, status, messages, threads.readers(), threads.status()),
                heartbeat,
                limits);
        this.broadcast = new Broadcast(loop, threads.readers(), events, intake, newest, hub::publish);
        loop.execute(hub::start);
        intake.wakeWith(broadcast::wake);
    }

    /** The status may have changed in a way that no event tells. Returns at once. */
    public void statusChanged() {
        loop.execute(hub.status()::changed);
    }

    /** Something small in the status has changed, such as the time of the last output. Returns at once. */
    public void activityChanged() {
        loop.execute(hub.status()::activity);
    }

    /** How many clients are being served. */
    public int clients() {
        return hub.clients();
    }

    /** How many were turned away since the start, as they were too slow or too many. */
    public long droppedClients() {
        return hub.dropped();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.ws("/ws", this::configure);
    }

    private void configure(WsConfig ws) {
        ws.onConnect(this::connect);
        ws.onMessage(context ->
                received(context, client -> incoming.handle(context.message(), answer -> answer(client, answer))));
        ws.onBinaryMessage(context -> received(context, client -> answer(client, incoming.binary())));
        ws.onClose(this::lost);
        ws.onError(this::lost);
    }

    private void connect(WsConnectContext context) {
        try {
            ConnectRequest request = ConnectRequest.of(context::queryParam);
            Client client = hub.client(request, new JettyLink(context.session));
            connected.put(context.sessionId(), new Connected(client, new RateLimit(loop.now())));
            loop.execute(() -> hub.connect(client));
        } catch (ApiException e) {
            context.closeSession(CloseCode.REFUSED.number(), e.getMessage());
        }
    }

    private void received(WsContext context, Consumer<Client> message) {
        Connected from = connected.get(context.sessionId());
        if (from == null) {
            return; // it was refused
        }
        if (from.rate().allows(loop.now())) {
            message.accept(from.client());
        } else {
            loop.execute(() -> hub.end(from.client(), CloseCode.REFUSED, "too many messages"));
        }
    }

    private void answer(Client client, String message) {
        loop.execute(() -> hub.answer(client, message));
    }

    private void lost(WsContext context) {
        Connected gone = connected.remove(context.sessionId());
        if (gone != null) {
            loop.execute(() -> hub.lost(gone.client()));
        }
    }

    /** Takes leave of all clients with code 1001, after sending what was recorded so far, and ends the threads. */
    @Override
    public void close() {
        events.removeListener(intake);
        loop.execute(() -> {
            broadcast.drainAll();
            hub.close();
        });
        try {
            hub.allGone().get(GOOD_BYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            loop.execute(hub::disconnectAll);
        } catch (ExecutionException e) {
            throw new IllegalStateException("never completed with a failure", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.close();
    }
}
