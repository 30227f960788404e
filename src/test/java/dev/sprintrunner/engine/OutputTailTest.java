package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutputTailTest {
    private final OutputTail tail = new OutputTail(10);

    private void write(String text) {
        byte[] bytes = ("<<" + text + ">>").getBytes(StandardCharsets.UTF_8);
        tail.accept(bytes, 2, bytes.length - 4);
    }

    @Test
    void aShortOutputIsKeptWhole() {
        assertThat(tail.text()).isEmpty();
        write("12345");
        write("67890");

        assertThat(tail.text()).isEqualTo("1234567890");
    }

    @Test
    void ofALongOutputTheEndIsKeptAndSaidToBeOnlyThat() {
        write("123456789");
        write("abc");
        write("d");

        assertThat(tail.text()).isEqualTo("[… the beginning is left out]\n456789abcd");
    }

    @Test
    void oneWriteLargerThanItAllLeavesItsEnd() {
        write("x".repeat(100_000) + "the end ok");

        assertThat(tail.text()).endsWith("\nthe end ok");
    }

    @Test
    void itWaitsForNothing() {
        assertThat(tail.isAnswered()).isFalse();
        assertThat(tail.expectedWait()).isEqualTo(Duration.ZERO);
    }
}
