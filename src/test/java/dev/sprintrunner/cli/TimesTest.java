package dev.sprintrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "PT-5S,       0 s",
        "PT0.9S,      0 s",
        "PT45S,       45 s",
        "PT4M12S,     4 min 12 s",
        "PT2H3M59S,   2 h 3 min",
        "PT76H30M,    3 d 4 h",
    })
    void lengthsHaveTwoUnits(Duration length, String text) {
        assertThat(Times.length(length)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, $0.00", "1.425, $1.43", "12345.6, $12345.60"})
    void moneyHasCents(double usd, String text) {
        assertThat(Times.money(usd)).isEqualTo(text);
    }
}
