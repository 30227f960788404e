package dev.sprintrunner.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.store.EventLog.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BroadcastTest {
    private static final int ROOM = 10;

    private final ManualLoop loop = new ManualLoop();
    private final ManualLoop readers = new ManualLoop();
    private final MemoryEvents recorded = new MemoryEvents(5);
    private final EventIntake intake = new EventIntake(ROOM);
    private final List<Long> published = new ArrayList<>();
    private final Broadcast broadcast = new Broadcast(
            loop, readers, recorded, intake, 5, events -> events.forEach(event -> published.add(event.id())));

    BroadcastTest() {
        intake.wakeWith(broadcast::wake);
    }

    private void happens(long from, long to) {
        for (Event event : SomeEvent.recorded(from, to)) {
            recorded.events.add(event);
            intake.onEvent(event);
        }
    }

    private static List<Long> ids(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    void theWriterOnlyQueues() {
        happens(6, 9);
        assertThat(published).as("the loop has not had its turn").isEmpty();
        loop.run();
        assertThat(published).isEqualTo(ids(6, 9));
    }

    @Test
    void whatWasKnownAtTheBeginningIsNotPublished() {
        SomeEvent.recorded(4, 7).forEach(intake::onEvent);
        loop.run();

        assertThat(published).isEqualTo(ids(6, 7));
    }

    @Test
    void whatFindsNoRoomIsReadFromTheDatabase() {
        happens(6, 5 + 3 * ROOM);
        assertThat(intake.overflowed()).isTrue();
        loop.run();
        assertThat(published).as("what had room").isEqualTo(ids(6, 5 + ROOM));
        readers.run();
        loop.run();

        assertThat(published).isEqualTo(ids(6, 5 + 3 * ROOM));
        assertThat(intake.overflowed()).isFalse();
    }

    @Test
    void writersThatGoOnWhileTheMissingOnesAreReadLoseNothing() {
        happens(6, 30);
        loop.run();
        happens(31, 33); // queued again, and in the page that is about to be read
        loop.run();
        readers.run();
        happens(34, 60); // too many again, some of them queued
        loop.run();
        readers.run();
        loop.run();

        assertThat(published).isEqualTo(ids(6, 60));
    }

    @Test
    void manyMissingOnesAreReadByPages() {
        happens(6, 2_000);
        for (int turn = 0; turn < 10; turn++) {
            loop.run();
            readers.run();
        }

        assertThat(published).isEqualTo(ids(6, 2_000));
        assertThat(recorded.reads).hasSizeGreaterThan(2);
    }

    @Test
    void aFailingReadIsTriedAgain() {
        happens(6, 30);
        loop.run();
        recorded.broken = true;
        readers.run();
        recorded.broken = false;
        loop.advance(Duration.ofSeconds(1));
        readers.run();
        loop.run();

        assertThat(published).isEqualTo(ids(6, 30));
    }
}
