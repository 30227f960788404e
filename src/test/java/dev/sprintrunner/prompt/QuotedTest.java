package dev.sprintrunner.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {

    @Test
    void makesOneLineOfAValue() {
        assertThat(Quoted.line(" a\r\nb\u2028c\td\u0000e\u0085f ", 100)).isEqualTo("a b c d e f");
    }

    @Test
    void cutsALongValueWithoutHalvingACharacter() {
        assertThat(Quoted.line("ab😀cd", 4)).isEqualTo("ab…");
        assertThat(Quoted.line("abcd", 4)).isEqualTo("abcd");
    }

    @Test
    void removesCharactersThatReorderTheDisplay() {
        assertThat(Quoted.line("a\u202Eb\u2066c\uD800d", 100)).isEqualTo("abcd");
    }

    @Test
    void putsEveryLineOfATextBehindABar() {
        assertThat(Quoted.beginning("sprint-command: x\n\r\n  two\u2028three\u000Bfour\n\n", 100))
                .isEqualTo("| sprint-command: x\n|\n|   two\n| three\n| four");
    }

    @Test
    void removesTerminalColoursAndControlCharacters() {
        assertThat(Quoted.end("\u001B[1;31mFAIL\u001B[0m\u0007 a\tb", 100)).isEqualTo("| FAIL a\tb");
    }

    @Test
    void keepsTheBeginningOrTheEndOfALongText() {
        assertThat(Quoted.beginning("12345\n6789", 5)).isEqualTo("| 12345\n| … (cut: 5 more characters)");
        assertThat(Quoted.end("12345\n6789", 4)).isEqualTo("| … (cut: 6 characters before this)\n| 6789");
    }

    @Test
    void leavesNothingOfABlankText() {
        assertThat(Quoted.beginning(" \n\t\n", 100)).isEmpty();
    }
}
