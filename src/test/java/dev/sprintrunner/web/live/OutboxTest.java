package dev.sprintrunner.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final Outbox single = new Outbox(null, 10, 10_000);
    private final Outbox batched = new Outbox(new BatchText(), 1_000, 1_000_000);

    private static void add(Outbox outbox, int from, int to) {
        IntStream.rangeClosed(from, to).forEach(id -> outbox.add(SomeEvent.written(id)));
    }

    @Test
    void givesNothingBeforeInit() {
        single.answer("pong");
        single.status("status");
        add(single, 1, 1);

        assertThat(single.next(true)).isNull();
        single.open("init");
        assertThat(single.next(true)).isEqualTo("init");
        assertThat(single.next(true)).isEqualTo("pong");
        assertThat(single.next(true)).isEqualTo("status");
        assertThat(single.next(true)).contains("\"id\":1,");
        assertThat(single.next(true)).isNull();
    }

    @Test
    void ofSeveralStatesOnlyTheNewestGoes() {
        single.open("init");
        single.next(false);
        single.status("old");
        single.status("new");

        assertThat(single.next(false)).isEqualTo("new");
        assertThat(single.next(false)).isNull();
    }

    @Test
    void aPartOfABatchWaitsForTheFlush() {
        batched.open("init");
        batched.next(false);
        add(batched, 1, 199);

        assertThat(batched.next(false)).isNull();
        assertThat(FakeLink.ids(FakeLink.read(String.valueOf(batched.next(true)))))
                .hasSize(199)
                .isSorted();
        assertThat(batched.hasEvents()).isFalse();
    }

    @Test
    void aFullBatchGoesAtOnceAndIsNeverOverfull() {
        batched.open("init");
        batched.next(false);
        add(batched, 1, 450);

        assertThat(FakeLink.ids(FakeLink.read(String.valueOf(batched.next(false)))))
                .hasSize(200);
        assertThat(FakeLink.ids(FakeLink.read(String.valueOf(batched.next(false)))))
                .hasSize(200);
        assertThat(batched.next(false)).isNull();
        assertThat(FakeLink.ids(FakeLink.read(String.valueOf(batched.next(true)))))
                .hasSize(50);
    }

    @Test
    void isFullByNumber() {
        add(single, 1, 9);

        assertThat(single.add(SomeEvent.written(10))).isTrue();
        assertThat(single.add(SomeEvent.written(11))).isFalse();
    }

    @Test
    void isFullBySize() {
        int size = SomeEvent.written(1).json().length();
        Outbox small = new Outbox(null, 100, 2 * size);
        small.open("init");
        small.next(false);

        assertThat(small.add(SomeEvent.written(1))).isTrue();
        assertThat(small.add(SomeEvent.written(2))).isTrue();
        small.next(false);
        assertThat(small.add(SomeEvent.written(3)))
                .as("what was sent makes room")
                .isTrue();
        assertThat(small.add(SomeEvent.written(4))).isFalse();
    }

    @Test
    void answersAreBounded() {
        IntStream.range(0, 100).forEach(i -> assertThat(single.answer("pong")).isTrue());

        assertThat(single.answer("pong")).isFalse();
    }
}
