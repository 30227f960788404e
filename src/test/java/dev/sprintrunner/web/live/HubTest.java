package dev.sprintrunner.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.store.EventLog.Event;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HubTest {
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    private final ManualLoop loop = new ManualLoop();
    private final MemoryEvents recorded = new MemoryEvents(1_000);
    private String phase = "idle";
    private int looks;
    private int inits;
    private final Hub hub = hub(new FeedLimits(5, 20, 1_000_000, SEND_TIMEOUT, GRACE, 10, 1_000_000, 100));

    private Hub hub(FeedLimits limits) {
        Hub made = new Hub(
                loop,
                new EventTail(limits.tailEvents(), limits.tailChars(), recorded.newestId()),
                new Hub.Sources(
                        recorded,
                        this::init,
                        this::status,
                        new ServerMessages(Clock.systemUTC()),
                        Runnable::run,
                        Runnable::run),
                () -> HEARTBEAT,
                limits);
        made.start();
        return made;
    }

    private ObjectNode init(boolean withEvents) {
        inits++;
        return JsonNodeFactory.instance
                .objectNode()
                .put("last_event_id", recorded.newestId())
                .put("with_events", withEvents)
                .set("status", status(phase));
    }

    private JsonNode status() {
        looks++;
        return status(phase);
    }

    private ObjectNode status(String text) {
        return JsonNodeFactory.instance.objectNode().put("status", text).put("server_time", loop.now());
    }

    private Client connect(FakeLink link, @Nullable Long after, boolean batched, boolean status) {
        Client client = hub.client(new ConnectRequest(after, batched, status), link);
        hub.connect(client);
        loop.run();
        return client;
    }

    private Client connect(FakeLink link, @Nullable Long after) {
        return connect(link, after, false, false);
    }

    private void happens(Event... events) {
        recorded.events.addAll(List.of(events));
        hub.publish(List.of(events));
        loop.run();
    }

    private void happens(long from, long to) {
        SomeEvent.recorded(from, to).forEach(this::happens);
    }

    private static List<Long> ids(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    void initComesFirstThenWhatHappens() {
        FakeLink link = new FakeLink();
        connect(link, null);
        happens(1_001, 1_002);

        assertThat(link.types()).containsExactly("init", "sprint:changed", "sprint:changed");
        assertThat(FakeLink.read(link.messages.get(0))
                        .at("/payload/with_events")
                        .booleanValue())
                .isTrue();
        assertThat(link.ids()).isEqualTo(ids(1_001, 1_002));
    }

    @Test
    void aClientWithAnIdGetsWhatItMissedAndNoOldEventsInInit() {
        FakeLink link = new FakeLink();
        connect(link, 3L);
        happens(1_001, 1_003);

        assertThat(FakeLink.read(link.messages.get(0))
                        .at("/payload/with_events")
                        .booleanValue())
                .isFalse();
        assertThat(link.ids()).isEqualTo(ids(4, 1_003));
    }

    @Test
    void whatIsStillInMemoryIsNotReadAgain() {
        happens(1_001, 1_005);
        FakeLink link = new FakeLink();
        connect(link, 1_002L);

        assertThat(link.ids()).isEqualTo(ids(1_003, 1_005));
        assertThat(recorded.reads).isEmpty();
    }

    @Test
    void anIdOfAnotherDatabaseDoesNotHideNewEvents() {
        FakeLink link = new FakeLink();
        connect(link, 5_000_000L);
        happens(1_001, 1_002);

        assertThat(link.ids()).isEqualTo(ids(1_001, 1_002));
    }

    @Test
    void theNextPageIsReadWhenTheOneBeforeWasSent() {
        FakeLink link = new FakeLink().stalled();
        connect(link, 0L);
        assertThat(recorded.reads).as("init is under way").isEmpty();

        takeMessages(link, Replay.PAGE);
        assertThat(recorded.reads).containsExactly(0L);
        takeMessages(link, 1);
        assertThat(recorded.reads).containsExactly(0L, (long) Replay.PAGE);
        takeMessages(link, 1_000 - Replay.PAGE);

        assertThat(link.ids()).isEqualTo(ids(1, 1_000));
    }

    private void takeMessages(FakeLink link, int number) {
        for (int i = 0; i < number; i++) {
            assertThat(link.underWay()).as("never more than one message").isEqualTo(1);
            link.takeOne();
            loop.run();
        }
    }

    @Test
    void eventsDuringAReplayComeAfterItOnce() {
        FakeLink link = new FakeLink().stalled();
        connect(link, 900L);
        takeMessages(link, 50);
        happens(1_001, 1_030); // more than the memory holds: the beginning has to be read again
        takeMessages(link, 81);

        assertThat(link.ids()).isEqualTo(ids(901, 1_030));
        assertThat(link.underWay()).isZero();
    }

    @Test
    void aClientWhoseDatabaseRowsAreGoneStillGetsNewEvents() {
        happens(1_001, 1_050);
        recorded.events.clear();
        FakeLink link = new FakeLink();
        Client client = hub.client(new ConnectRequest(0L, false, false), link);
        hub.connect(client);
        loop.run();
        happens(1_051, 1_051);

        assertThat(link.ids()).endsWith(1_051L);
    }

    @Test
    void batchesGoAtOnceAfterASilenceAndThenEvery50Milliseconds() {
        FakeLink link = new FakeLink();
        connect(link, null, true, false);
        happens(1_001, 1_001);
        assertThat(link.ids()).isEqualTo(ids(1_001, 1_001));

        happens(1_002, 1_010);
        loop.advance(Duration.ofMillis(49));
        assertThat(link.messages).hasSize(2);
        loop.advance(Duration.ofMillis(1));
        assertThat(link.messages).hasSize(3);
        assertThat(link.ids()).isEqualTo(ids(1_001, 1_010));
    }

    @Test
    void clientsThatKeepUpGetTheSameTextWrittenOnce() {
        List<FakeLink> links = List.of(new FakeLink(), new FakeLink(), new FakeLink());
        links.forEach(link -> connect(link, null, true, false));
        hub.publish(SomeEvent.recorded(1_001, 1_005));
        loop.run();

        assertThat(links)
                .allSatisfy(link -> assertThat(link.messages.get(1))
                        .isSameAs(links.get(0).messages.get(1)));
    }

    @Test
    void aReplayInBatchesFillsThem() {
        FakeLink link = new FakeLink();
        connect(link, 0L, true, false);
        loop.advance(Duration.ofMillis(50));

        assertThat(link.types()).containsExactly("init", "events", "events", "events", "events", "events");
        assertThat(link.ids()).isEqualTo(ids(1, 1_000));
    }

    @Test
    void aClientThatTakesNothingIsDroppedAndNobodyElseIsConcerned() {
        FakeLink slow = new FakeLink();
        FakeLink fast = new FakeLink();
        connect(slow, null);
        slow.stalled();
        connect(fast, null);
        happens(1_001, 1_021);
        assertThat(slow.closed).as("one is under way, twenty have room").isNull();

        happens(1_022, 1_022);
        assertThat(slow.closed).isEqualTo(CloseCode.TRY_AGAIN_LATER);
        assertThat(slow.disconnected).as("it may still hear the code").isFalse();
        happens(1_023, 1_040);

        assertThat(slow.ids()).containsExactly(1_001L);
        assertThat(fast.ids()).isEqualTo(ids(1_001, 1_040));
        loop.advance(GRACE);
        assertThat(slow.disconnected).isTrue();
        assertThat(fast.disconnected).isFalse();
    }

    @Test
    void aMessageThatDoesNotLeaveInTimeIsTheEnd() {
        FakeLink link = new FakeLink().stalled();
        connect(link, null);
        loop.advance(SEND_TIMEOUT);
        assertThat(link.closed).isNull();
        loop.advance(Duration.ofSeconds(1));

        assertThat(link.closed).isEqualTo(CloseCode.TRY_AGAIN_LATER);
    }

    @Test
    void aBrokenConnectionIsForgotten() {
        FakeLink link = new FakeLink().stalled();
        connect(link, null);
        link.fail();
        loop.run();
        happens(1_001, 1_100);

        assertThat(link.disconnected).isTrue();
        assertThat(link.messages).hasSize(1);
    }

    @Test
    void aDeadPeerIsFoundByItsSilence() {
        FakeLink dead = new FakeLink();
        FakeLink living = new FakeLink();
        connect(dead, null);
        connect(living, null);
        for (int beat = 0; beat < 5; beat++) {
            living.bytesReceived += 6;
            loop.advance(HEARTBEAT);
        }

        assertThat(dead.pings).isGreaterThan(1);
        assertThat(dead.closed).isEqualTo(CloseCode.TRY_AGAIN_LATER);
        assertThat(living.closed).isNull();
    }

    @Test
    void oneClientTooManyIsRefusedUntilAnotherLeaves() {
        List<Client> in = LongStream.range(0, 5)
                .mapToObj(i -> connect(new FakeLink(), null))
                .toList();
        FakeLink refused = new FakeLink();
        connect(refused, null);
        assertThat(refused.closed).isEqualTo(CloseCode.TRY_AGAIN_LATER);
        assertThat(refused.messages).isEmpty();

        hub.lost(in.get(0));
        FakeLink welcome = new FakeLink();
        connect(welcome, null);
        assertThat(welcome.types()).containsExactly("init");
    }

    @Test
    void anUnreadableDatabaseEndsTheClientThatNeedsIt() {
        FakeLink live = new FakeLink();
        connect(live, null);
        recorded.broken = true;
        FakeLink behind = new FakeLink();
        connect(behind, 0L);

        assertThat(behind.closed).isEqualTo(CloseCode.SERVER_ERROR);
        assertThat(live.closed).isNull();
    }

    @Test
    void clientsThatComeTogetherShareOneInit() {
        List<FakeLink> links = List.of(new FakeLink(), new FakeLink(), new FakeLink());
        loop.execute(() -> {}); // all connect within one turn of the readers
        ManualLoop readers = new ManualLoop();
        Hub busy = new Hub(
                loop,
                new EventTail(10, 1_000, 1_000),
                new Hub.Sources(
                        recorded, this::init, this::status, new ServerMessages(Clock.systemUTC()), readers, readers),
                () -> HEARTBEAT,
                FeedLimits.standard());
        links.forEach(link -> busy.connect(busy.client(new ConnectRequest(null, false, false), link)));
        readers.run();
        loop.run();
        readers.run();
        loop.run();

        assertThat(links).allSatisfy(link -> assertThat(link.types()).containsExactly("init"));
        assertThat(inits)
                .as("one for the first, one for those that came meanwhile")
                .isEqualTo(2);
    }

    @Test
    void theStatusIsSentWhenItDiffersAndOnlyToThoseWhoWantIt() {
        FakeLink with = new FakeLink();
        FakeLink without = new FakeLink();
        connect(with, null, false, true);
        connect(without, null);
        loop.advance(Duration.ofMillis(100));
        assertThat(with.types()).as("init told it").containsExactly("init");

        phase = "running";
        happens(1_001, 1_005);
        loop.advance(Duration.ofMillis(100));
        happens(1_006, 1_006);
        loop.advance(Duration.ofMillis(100));

        assertThat(with.types()).filteredOn("status"::equals).hasSize(1);
        assertThat(without.types()).doesNotContain("status");
    }

    @Test
    void eventsInABurstCostOneLookAtTheStatus() {
        connect(new FakeLink(), null, false, true);
        loop.advance(Duration.ofMillis(100));
        looks = 0;
        happens(1_001, 1_100);
        loop.advance(Duration.ofMillis(100));

        assertThat(looks).isEqualTo(1);
    }

    @Test
    void activityCostsOneLookASecond() {
        connect(new FakeLink(), null, false, true);
        loop.advance(Duration.ofMillis(100));
        looks = 0;
        for (int i = 1; i <= 30; i++) {
            happens(SomeEvent.progress(1_000 + i, "tool"));
            loop.advance(Duration.ofMillis(100));
        }
        assertThat(looks).isBetween(2, 3);

        looks = 0;
        happens(SomeEvent.progress(1_031, "task"));
        loop.advance(Duration.ofMillis(100));
        assertThat(looks).as("a task is more than activity").isEqualTo(1);
    }

    @Test
    void nobodyLooksAtTheStatusForNobody() {
        connect(new FakeLink(), null);
        looks = 0;
        happens(1_001, 1_010);
        loop.advance(Duration.ofSeconds(5));

        assertThat(looks).isZero();
    }

    @Test
    void closingTellsAllAndLetsNobodyIn() {
        FakeLink batched = new FakeLink();
        Client client = connect(batched, null, true, false);
        happens(1_001, 1_001);
        happens(1_002, 1_003);
        hub.close();
        assertThat(batched.ids()).as("what was recorded is still sent").isEqualTo(ids(1_001, 1_003));
        assertThat(batched.closed).isEqualTo(CloseCode.GOING_AWAY);
        assertThat(hub.allGone()).isNotDone();
        hub.lost(client);
        assertThat(hub.allGone()).isDone();

        FakeLink late = new FakeLink();
        connect(late, null);
        assertThat(late.closed).isEqualTo(CloseCode.GOING_AWAY);
    }
}
