package dev.sprintrunner.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchTextTest {
    private final BatchText batches = new BatchText();

    @Test
    void holdsTheEventsAsTheyGoAlone() {
        assertThat(batches.of(SomeEvent.written(1, 2)))
                .isEqualTo(
                        "{\"type\":\"events\",\"payload\":{\"items\":[%s,%s]}}",
                        SomeEvent.written(1).json(), SomeEvent.written(2).json());
    }

    @Test
    void theSameEventsAreWrittenOnce() {
        assertThat(batches.of(SomeEvent.written(1, 5))).isSameAs(batches.of(SomeEvent.written(1, 5)));
    }

    @Test
    void otherEventsGetAnotherText() {
        batches.of(SomeEvent.written(1, 5));

        assertThat(batches.of(SomeEvent.written(1, 4))).doesNotContain("\"id\":5,");
        assertThat(batches.of(SomeEvent.written(2, 4))).doesNotContain("\"id\":1,");
    }
}
