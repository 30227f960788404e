package dev.sprintrunner.sprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoryLookupTest {
    private static final SprintStatus STATUS = SprintStatus.parse("""
            development_status:
              epic-2a: backlog
              2a-1-session-scanner: backlog
              2a-10-archive: backlog
              1-3-import: backlog
              1-3-1-word-parser: backlog
              8-9-collapse: backlog
              8-9-subgraph: backlog
              2.5-1-pilot: backlog
              story-001-2-adr: backlog
              3-1-Lamp Setup & Wiring: backlog
              rebuild-cache: backlog
            """.getBytes(UTF_8), "sprint-status.yaml");

    @ParameterizedTest
    @CsvSource({
        "2a-1-session-scanner, 2a-1-session-scanner",
        "2a-1, 2a-1-session-scanner",
        "2A-1, 2a-1-session-scanner",
        "2a.1, 2a-1-session-scanner",
        "Story 2a-1, 2a-1-session-scanner",
        "story-2a.1, 2a-1-session-scanner",
        "Story 2a.1: Session scanner, 2a-1-session-scanner",
        "`2a-1-session-scanner`, 2a-1-session-scanner",
        "2a-1-session-scanner.md, 2a-1-session-scanner",
        "2a-1-another-slug, 2a-1-session-scanner",
        "2a-1-session, 2a-1-session-scanner",
        "2a-10, 2a-10-archive",
        "1-3, 1-3-import",
        "1-3-1, 1-3-1-word-parser",
        "2.5-1, 2.5-1-pilot",
        "2.5.1, 2.5-1-pilot",
        "001-2, story-001-2-adr",
        "story-001-2, story-001-2-adr",
        "3.1, 3-1-Lamp Setup & Wiring",
        "rebuild-cache, rebuild-cache"
    })
    void findsTheStoryThatIsMeant(String written, String key) {
        assertThat(STATUS.find(written).map(StoryEntry::key)).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "2a", "2a-11", "2a-1-1", "1", "9-1", "story", "8-9", "epic-2a", "../2a-1"})
    void findsNothingRatherThanTheWrongStory(String written) {
        assertThat(STATUS.find(written)).isEmpty();
    }

    @Test
    void narrowedToACycleTheSameIdIsClear() {
        assertThat(STATUS.find("8-9", Set.of("8-9-subgraph", "2a-10-archive")).map(StoryEntry::key))
                .contains("8-9-subgraph");
    }

    @Test
    void saysWhatAnAmbiguousIdCanMean() {
        assertThatThrownBy(() -> STATUS.require("8-9"))
                .isInstanceOf(SprintStatusException.class)
                .hasMessage("`8-9` can mean 8-9-collapse, 8-9-subgraph in sprint-status.yaml; give the whole key");
    }

    @Test
    void saysWhichStoriesThereAre() {
        assertThatThrownBy(() -> STATUS.require("9-9"))
                .isInstanceOf(SprintStatusException.class)
                .hasMessageStartingWith("no story `9-9` in sprint-status.yaml; there are 2a-1, 2a-10, 1-3,")
                .hasMessageEndingWith("(10)");
    }
}
