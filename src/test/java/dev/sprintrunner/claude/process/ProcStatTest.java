package dev.sprintrunner.claude.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcStatTest {
    private static final String REST = " 7 9 9 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 %d 0 123456 1 2 3";

    @Test
    void readsNamesWithBlanksAndParentheses() {
        assertThat(ProcStat.parse("42 (a) b (c) S" + REST.formatted(3)))
                .contains(new ProcStat("a) b (c", 'S', 7, 9, 3, "123456"));
    }

    @ParameterizedTest
    @CsvSource({"S, 1, false", "R, 4, false", "Z, 1, true", "Z, 0, true", "Z, 2, false", "X, 1, true"})
    void aZombieHasEndedUnlessOtherThreadsRun(char state, int threads, boolean ended) {
        assertThat(ProcStat.parse("42 (x) " + state + REST.formatted(threads))
                        .orElseThrow()
                        .hasEnded())
                .isEqualTo(ended);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "42",
                "42 (x)",
                "42 (x) S 1",
                "42 )x( S 1 2 3",
                "42 (x) S a b c d e f g h i j k l m n o p q r s t"
            })
    void isEmptyForOtherText(String line) {
        assertThat(ProcStat.parse(line)).isEmpty();
    }
}
