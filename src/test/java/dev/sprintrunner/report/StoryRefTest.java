package dev.sprintrunner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryRefTest {
    private static final StoryRef ONE = new StoryRef("3a-1-chat-input", "3a-1");
    private static final StoryRef TEN = new StoryRef("3a-10-chat-output", "3a-10");

    @ParameterizedTest
    @CsvSource({
        "3a-1, true",
        "3A-1, true",
        "3a.1, true",
        "3a-1-chat-input, true",
        "3a-1-chat-input.md, true",
        "3a-10, false",
        "3a, false",
        "3a-1-chat, false",
        "13a-1, false",
        "'', false"
    })
    void matchesItsKeyAndItsIdOnly(String reported, boolean matches) {
        assertThat(ONE.matches(reported)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Story 3a-1: done|1",
                "Story 3a-10: done|10",
                "**3a-1-chat-input**|1",
                "(3a-1), `3a-10`.|1 10",
                "see stories/3a-10-chat-output.md.|10",
                "3a-100 and 13a-1|''",
                "tech-spec-3a-1|''",
                "|''"
            })
    void findsTheStoriesALineNames(String line, String expected) {
        String named = StoryRef.namedIn(line == null ? "" : line, List.of(ONE, TEN)).stream()
                .map(story -> story.id().substring(3))
                .reduce((one, other) -> one + " " + other)
                .orElse("");
        assertThat(named).isEqualTo(expected);
    }
}
