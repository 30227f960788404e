package dev.sprintrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingStackTest {
    private final List<String> closed = new ArrayList<>();
    private final ClosingStack stack = new ClosingStack();

    private AutoCloseable failing(String name) {
        return () -> {
            closed.add(name);
            throw new IOException(name + " is stuck");
        };
    }

    @Test
    void closesInReverseOrder() {
        stack.add(() -> closed.add("first"));
        stack.add(() -> closed.add("second"));

        stack.close();

        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void oneFailureDoesNotSkipTheRest() {
        stack.add(() -> closed.add("first"));
        stack.add(failing("second"));
        stack.add(failing("third"));

        assertThatThrownBy(stack::close)
                .hasMessageContaining("third is stuck")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .satisfies(second -> assertThat(second).hasMessage("second is stuck")));
        assertThat(closed).containsExactly("third", "second", "first");
    }
}
