package dev.sprintrunner.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writers at full speed, clients that come and go at any moment: nobody misses an event or gets one twice. */
@Timeout(120)
class HandOverTest {
    private static final int EVENTS = 6_000;
    private static final int CLIENTS = 12;

    private RecordingDatabase database;
    private final FeedThreads threads = new FeedThreads(System::nanoTime);
    private final ExecutorService network = Executors.newFixedThreadPool(4);

    @BeforeEach
    void open(@TempDir Path folder) {
        database = new RecordingDatabase(folder);
    }

    @AfterEach
    void close() throws InterruptedException {
        threads.close();
        network.shutdownNow();
        network.awaitTermination(10, TimeUnit.SECONDS);
        database.close();
    }

    private Hub listening(FeedLimits limits) {
        EventIntake intake = new EventIntake(limits.intakeEvents());
        database.addListener(intake);
        long newest = database.newestId();
        Hub hub = new Hub(
                threads.loop(),
                new EventTail(limits.tailEvents(), limits.tailChars(), newest),
                new Hub.Sources(
                        database,
                        database::init,
                        database::status,
                        new ServerMessages(Clock.systemUTC()),
                        threads.readers(),
                        threads.status()),
                () -> Duration.ofSeconds(30),
                limits);
        intake.wakeWith(new Broadcast(threads.loop(), threads.readers(), database, intake, newest, hub::publish)::wake);
        return hub;
    }

    /** One who reads some messages, goes away in the middle, and comes back with the newest id. */
    private final class Visitor {
        private final Hub hub;
        private final Random random;
        private final boolean batched;
        private final List<Long> seen = new ArrayList<>();
        private final CompletableFuture<Void> complete = new CompletableFuture<>();
        private final long after;
        private int visits;

        Visitor(Hub hub, int seed, boolean batched, long after) {
            this.hub = hub;
            this.random = new Random(seed);
            this.batched = batched;
            this.after = after;
        }

        void visit() {
            visits++;
            long newest = seen.isEmpty() ? after : seen.get(seen.size() - 1);
            VisitLink link = new VisitLink(this, 1 + random.nextInt(batched ? 20 : 2_000));
            Client client = hub.client(new ConnectRequest(newest, batched, false), link);
            link.leave = () -> threads.loop().execute(() -> hub.lost(client));
            threads.loop().execute(() -> hub.connect(client));
        }
    }

    private final class VisitLink implements Link {
        private final Visitor visitor;
        private final AtomicBoolean over = new AtomicBoolean();
        private int patience;
        private Runnable leave = () -> {};

        VisitLink(Visitor visitor, int patience) {
            this.visitor = visitor;
            this.patience = patience;
        }

        /** Messages arrive on other threads, some at once and some later. */
        @Override
        public void send(String message, Consumer<@Nullable Throwable> done) {
            if (patience % 3 == 0) {
                network.execute(() -> receive(message, done));
            } else {
                receive(message, done);
            }
        }

        private void receive(String message, Consumer<@Nullable Throwable> done) {
            if (over.get()) {
                return;
            }
            visitor.seen.addAll(FakeLink.ids(FakeLink.read(message)));
            if (!visitor.seen.isEmpty() && visitor.seen.get(visitor.seen.size() - 1) >= EVENTS) {
                visitor.complete.complete(null);
            } else if (--patience == 0) {
                goAndComeBack();
            } else {
                done.accept(null);
            }
        }

        private void goAndComeBack() {
            if (over.compareAndSet(false, true)) {
                leave.run();
                network.execute(visitor::visit);
            }
        }

        @Override
        public void ping() {}

        /** Dismissed as too slow: the same as leaving. */
        @Override
        public void close(CloseCode code, String reason) {
            goAndComeBack();
        }

        @Override
        public void disconnect() {}

        @Override
        public long bytesReceived() {
            return System.nanoTime();
        }
    }

    @ParameterizedTest(name = "memory of {0} events, room for {1}")
    @CsvSource({"1000, 10000", "20, 10000", "1000, 50", "1, 1"})
    void everyClientGetsEveryEventOnceAndInOrder(int tail, int room) throws Exception {
        database.write(2_000);
        Hub hub = listening(new FeedLimits(
                256, 50_000, 100_000_000, Duration.ofSeconds(60), Duration.ofSeconds(1), tail, 10_000_000, room));
        List<Visitor> visitors = new ArrayList<>();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(
                () -> {
                    Random random = new Random(7);
                    for (int written = 2_000; written < EVENTS; ) {
                        int next = Math.min(1 + random.nextInt(5), EVENTS - written);
                        database.write(next);
                        written += next;
                    }
                },
                network);
        for (int i = 0; i < CLIENTS; i++) {
            Visitor visitor = new Visitor(hub, i, i % 2 == 0, i % 3 == 0 ? 0 : database.newestId());
            visitors.add(visitor);
            visitor.visit();
        }
        writing.join();
        for (Visitor visitor : visitors) {
            visitor.complete.get(60, TimeUnit.SECONDS);
        }

        assertThat(visitors)
                .allSatisfy(visitor -> assertThat(visitor.seen)
                        .as("%d visits from %d on", visitor.visits, visitor.after)
                        .isEqualTo(database.idsAfter(visitor.after)));
        assertThat(visitors).as("they came back").anyMatch(visitor -> visitor.visits > 3);
    }

    @Test
    void aWriterIsNotHeldUpByALoopThatStandsStill() throws Exception {
        Hub hub = listening(
                new FeedLimits(256, 100, 100_000, Duration.ofSeconds(60), Duration.ofSeconds(1), 10, 10_000, 100));
        CompletableFuture<Void> standstill = new CompletableFuture<>();
        threads.loop().execute(standstill::join);
        Visitor visitor = new Visitor(hub, 1, false, 0);
        visitor.visit();

        for (int i = 0; i < EVENTS / 100; i++) {
            database.write(100); // returns although nobody takes anything
        }
        assertThat(visitor.seen).isEmpty();
        standstill.complete(null);
        visitor.complete.get(60, TimeUnit.SECONDS);

        assertThat(visitor.seen).isEqualTo(database.idsAfter(0));
    }
}
