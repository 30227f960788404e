package dev.sprintrunner.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventTailTest {
    private static final int SIZE = SomeEvent.written(1).json().length();

    @Test
    void isCompleteFromItsBeginningOn() {
        EventTail tail = new EventTail(3, 10_000, 40);

        assertThat(tail.reachesBackTo(39)).isFalse();
        assertThat(tail.reachesBackTo(40)).isTrue();
        assertThat(tail.reachesBackTo(99)).as("a client may have read further").isTrue();
    }

    @Test
    void forgetsTheOldestAndKnowsIt() {
        EventTail tail = new EventTail(3, 10_000, 40);
        SomeEvent.written(41, 45).forEach(tail::add);

        assertThat(tail.reachesBackTo(41)).isFalse();
        assertThat(tail.reachesBackTo(42)).isTrue();
        assertThat(tail.after(42)).extracting(FeedEvent::id).containsExactly(43L, 44L, 45L);
        assertThat(tail.after(44)).extracting(FeedEvent::id).containsExactly(45L);
        assertThat(tail.after(45)).isEmpty();
    }

    @Test
    void isBoundedBySize() {
        EventTail tail = new EventTail(1_000, 2 * SIZE, 0);
        SomeEvent.written(1, 5).forEach(tail::add);

        assertThat(tail.completeAfter()).isEqualTo(3);
    }
}
