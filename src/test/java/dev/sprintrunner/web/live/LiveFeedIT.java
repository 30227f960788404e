package dev.sprintrunner.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.web.api.ApiException;
import dev.sprintrunner.web.live.Receiver.Connection;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class LiveFeedIT {
    private static final FeedLimits LIMITS = new FeedLimits(
            256, 3_000, 2_000_000, Duration.ofSeconds(3), Duration.ofSeconds(20), 1_000, 1_000_000, 10_000);

    private final ExecutorService clientThreads = Executors.newFixedThreadPool(4);
    private final ExecutorService travelAgency = Executors.newFixedThreadPool(8);
    private final HttpClient http =
            HttpClient.newBuilder().executor(clientThreads).build();
    private final CompletableFuture<ObjectNode> slowStart = new CompletableFuture<>();
    private RecordingDatabase database;
    private FeedServer server;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = new RecordingDatabase(folder);
        server = new FeedServer(database, this::act, Duration.ofSeconds(30), LIMITS);
    }

    @AfterEach
    void close() throws InterruptedException {
        slowStart.complete(JsonNodeFactory.instance.objectNode());
        server.close();
        database.close();
        travelAgency.shutdownNow();
        clientThreads.shutdownNow();
        clientThreads.awaitTermination(10, TimeUnit.SECONDS);
    }

    private ObjectNode act(JsonNode message) {
        if (message.path("action").asText().equals("start")) {
            return slowStart.join();
        }
        throw ApiException.conflict("nothing is running");
    }

    private Connection connect(String query) {
        return Receiver.connect(http, server.uri(query));
    }

    /** Five events each 10 ms. */
    private void write500EventsASecond(int events, int chars) throws InterruptedException {
        ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
        CountDownLatch left = new CountDownLatch(events / 5);
        ScheduledFuture<?> unused = writer.scheduleAtFixedRate(
                () -> {
                    if (left.getCount() > 0) {
                        database.write(5, chars);
                        left.countDown();
                    }
                },
                0,
                10,
                TimeUnit.MILLISECONDS);
        assertThat(left.await(120, TimeUnit.SECONDS)).isTrue();
        writer.shutdown();
        writer.awaitTermination(10, TimeUnit.SECONDS);
    }

    @Test
    void twoHundredClientsGetEveryEventOnceWhileThoseThatDoNotReadAreDropped() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(200);
        List<Future<List<Long>>> clients = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            clients.add(
                    threads.submit(subscriber(i % 4 == 0 ? "" : "batch=1&status=1&", 4_000, () -> Integer.MAX_VALUE)));
        }
        List<StalledSocket> stalled = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            stalled.add(new StalledSocket(server.port(), i % 2 == 0 ? "" : "?batch=1"));
        }

        write500EventsASecond(4_000, 100);

        for (Future<List<Long>> client : clients) {
            assertThat(client.get(120, TimeUnit.SECONDS)).isEqualTo(database.idsAfter(0));
        }
        for (StalledSocket socket : stalled) {
            assertThat(socket.readToEnd()).as("dropped, and told why").containsSequence(0x03, 0xF5); // 1013
            socket.close();
        }
        threads.shutdown();
    }

    private Subscriber subscriber(String query, long lastId, IntSupplier patience) {
        return new Subscriber(http, newest -> server.uri("?" + query + "after=" + newest), lastId, patience);
    }

    @Test
    void aClientThatReconnectsAllTheTimeMissesNothing() {
        database.write(3_000);
        List<Future<List<Long>>> travellers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Random random = new Random(i);
            travellers.add(travelAgency.submit(
                    i % 2 == 0
                            ? subscriber("batch=1&", 12_000, () -> 1 + random.nextInt(20))
                            : subscriber("", 12_000, () -> 1 + random.nextInt(1_000))));
        }
        for (int i = 0; i < 3_000; i++) {
            database.write(3);
        }

        assertThat(travellers)
                .allSatisfy(traveller -> assertThat(traveller.get()).isEqualTo(database.idsAfter(0)));
    }

    @Test
    void aClientThatReadsTooLateHearsWhy() {
        Connection late = Receiver.connectWithoutReading(http, server.uri("?batch=1"));
        Connection other = connect("");
        other.next("init");
        while (server.feed().clients() > 1) {
            assertThat(database.newestId()).as("a stalled client is dropped").isLessThan(2_000_000);
            database.write(100, 500);
        }
        late.socket().request(Long.MAX_VALUE);

        assertThat(late.receiver().closed().join()).isEqualTo(1013);
        assertThat(late.receiver().reason()).contains("too slow");
    }

    @Test
    void answersAreGivenWhileAnActionTakesItsTime() {
        Connection client = connect("");
        client.say("{\"action\":\"start\",\"ref\":1}");
        client.say("{\"action\":\"ping\"}");
        client.next("pong");
        client.say("{\"action\":\"stop\",\"ref\":2}");
        assertThat(client.next("error").path("payload"))
                .hasToString(
                        "{\"action\":\"stop\",\"ref\":2,\"type\":\"conflict\",\"message\":\"nothing is running\"}");
        slowStart.complete(JsonNodeFactory.instance.objectNode().put("batch_id", 42));

        assertThat(client.next("ack").path("payload")).hasToString("{\"action\":\"start\",\"ref\":1,\"batch_id\":42}");
    }

    @Test
    void nonsenseIsAnsweredAndTheConnectionStays() {
        Connection client = connect("");
        client.say("nonsense");
        assertThat(client.next("error").at("/payload/message").textValue()).startsWith("not JSON");
        client.say("{\"action\":\"format\"}");
        assertThat(client.next("error").at("/payload/action").textValue()).isEqualTo("format");
        client.socket().sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();
        assertThat(client.next("error").at("/payload/message").textValue()).contains("text");
        client.say("{\"action\":\"ping\",\"filler\":\"" + "x".repeat(60_000) + "\"}");
        client.next("pong");
    }

    @Test
    void aHugeMessageEndsTheConnection() {
        Connection client = connect("");
        client.next("init");
        client.say("x".repeat(70_000));

        assertThat(client.receiver().closed().join()).isEqualTo(1009);
    }

    @Test
    void aFloodOfMessagesEndsTheConnection() {
        Connection client = connect("");
        client.next("init");
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100_000; i++) {
                        client.say("{\"action\":\"ping\"}");
                    }
                })
                .isInstanceOf(CompletionException.class);

        assertThat(client.receiver()
                        .closed()
                        .handle((code, broken) -> code == null ? 1008 : code)
                        .join())
                .as("the code may be lost, as the connection ends while messages are on their way")
                .isEqualTo(1008);
        assertThat(server.feed().clients()).isZero();
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        Connection client = connect("?after=yesterday");

        assertThat(client.receiver().closed().join()).isEqualTo(1008);
        assertThat(client.receiver().reason()).contains("after must be the id of an event");
        assertThat(server.feed().clients()).isZero();
    }

    @Test
    void aPeerThatAnswersNoPingsIsDroppedAndOneThatDoesStays() throws IOException {
        server.close();
        server = new FeedServer(database, this::act, Duration.ofSeconds(1), LIMITS);
        Connection living = connect("");
        living.next("init");
        try (StalledSocket mute = new StalledSocket(server.port(), "")) {
            assertThat(mute.readToEnd()).containsSequence(0x03, 0xF5); // 1013
        }

        assertThat(server.feed().clients()).isEqualTo(1);
        living.say("{\"action\":\"ping\"}");
        living.next("pong");
    }

    @Test
    void closingTellsAllAndEndsTheThreads() {
        List<Connection> clients = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            clients.add(connect("?batch=1&status=1"));
        }
        clients.forEach(client -> client.next("init"));
        database.write(7);
        server.close();

        assertThat(clients).allSatisfy(client -> {
            assertThat(client.receiver().closed().join()).isEqualTo(1001);
            assertThat(client.receiver().ids())
                    .as("what was recorded is sent before")
                    .isEqualTo(database.idsAfter(0));
        });
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("feed"));
    }
}
