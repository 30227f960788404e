package dev.sprintrunner.sprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyParserTest {
    @ParameterizedTest(name = "{0} with epics {1}")
    @CsvSource({
        // key, declared epics, id, epic, number, letter
        "2a-1-session-scanner, 2a, 2a-1, 2a, 1, ''",
        "3a-10-x, 3a, 3a-10, 3a, 10, ''",
        "5-sr-3-core, 5-sr, 5-sr-3, 5-sr, 3, ''",
        "5-sr-3-core, '', 5-sr-3, 5-sr, 3, ''",
        "3-5-1-foo, 3 3-5, 3-5-1, 3-5, 1, ''",
        "3-5-1-foo, 3, 3-5, 3, 5, ''",
        "3-5-foo, 3 3-5, 3-5, 3, 5, ''",
        "1-5-2-foo, 1, 1-5, 1, 5, ''",
        "1a-plus-1-relay, 1a 1a-plus, 1a-plus-1, 1a-plus, 1, ''",
        "2.5-1-x, '', 2.5-1, 2.5, 1, ''",
        "15-0a-x, '', 15-0a, 15, 0, a",
        "1-3b, '', 1-3b, 1, 3, b",
        "1-2, '', 1-2, 1, 2, ''",
        "1.2-x, '', 1.2, 1, 2, ''",
        "1.2, '', 1.2, 1, 2, ''",
        "orch-2-1-x, orch-2, orch-2-1, orch-2, 1, ''",
        "story-001-2-x, 001, story-001-2, story-001, 2, ''",
        "CORE-001, '', CORE-001, CORE, 001, ''",
        "2A-1-Upper, 2a, 2A-1, 2A, 1, ''",
        "1-2中文, '', 1-2中文, 1, , ''",
        "1-2-中文, '', 1-2, 1, 2, ''",
    })
    void findsEpicAndNumber(String key, String epics, String id, String epic, String number, String letter) {
        List<String> declared = Arrays.asList(epics.split(" "));
        assertThat(new KeyParser(declared).parse(key)).isEqualTo(new StoryKey(key, id, epic, number, letter));
    }

    @ParameterizedTest(name = "{0} with epics {1}")
    @CsvSource({
        "6-live-board, '', 6",
        "001-slug, '', 001",
        "6.2-p1-adapter, 6 6.2, 6.2",
        "1-10th-anniversary, '', 1",
        "rebuild-cache, '',",
        "2fa-login, '',",
        "文档, '',"
    })
    void keysWithoutAStoryNumberAreTheirOwnId(String key, String epics, String epic) {
        List<String> declared = Arrays.asList(epics.split(" "));
        assertThat(new KeyParser(declared).parse(key)).isEqualTo(new StoryKey(key, key, epic, null, ""));
    }
}
