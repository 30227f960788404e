package dev.sprintrunner.sprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusClassTest {
    @ParameterizedTest
    @CsvSource({
        "backlog, backlog",
        "Todo, backlog",
        "not_started, backlog",
        "drafted, ready-for-dev",
        "ready, ready-for-dev",
        "In progress, in-progress",
        "in_progress, in-progress",
        "WIP, in-progress",
        "Ready for review, review",
        "dev-complete, review",
        "done ✅, done",
        "done (300+ errors), done",
        "completed, done",
        "on hold, blocked",
        "won't do, dropped",
        "optional, dropped",
        "future-backlog, dropped",
        "done-parcial, unknown",
        "drabacklog, unknown",
        "contexted, unknown",
        "docs/stories/1-1.md, unknown",
        "~, unknown",
        "✅ done, unknown"
    })
    void classifiesTheWordInFrontOfARemark(String status, String expected) {
        assertThat(StatusClass.ofStory(status).text()).isEqualTo(expected);
    }

    @Test
    void nothingIsUnknown() {
        assertThat(StatusClass.ofStory("")).isEqualTo(StatusClass.UNKNOWN);
    }

    @Test
    void contextedEpicsAreInProgress() {
        assertThat(StatusClass.ofEpic("contexted")).isEqualTo(StatusClass.IN_PROGRESS);
        assertThat(StatusClass.ofEpic("backlog")).isEqualTo(StatusClass.BACKLOG);
    }

    @Test
    void onlyOpenWorkIsSelectable() {
        assertThat(StatusClass.values())
                .filteredOn(StatusClass::isSelectable)
                .containsExactly(
                        StatusClass.BACKLOG, StatusClass.READY_FOR_DEV, StatusClass.IN_PROGRESS, StatusClass.REVIEW);
    }

    @Test
    void textsAreFoundAgain() {
        for (StatusClass value : StatusClass.values()) {
            assertThat(StatusClass.ofText(value.text())).contains(value);
        }
        assertThat(StatusClass.ofText("finished")).isEmpty();
    }
}
