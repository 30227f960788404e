package dev.sprintrunner.sprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final SprintStatus STATUS = parse("""
            development_status:
              epic-1: done
              1-1-lamp: done
              1-2-dimming: blocked
              1-3-groups: review
              epic-2: in-progress
              2-1-timers: backlog
              1-5-scenes: backlog
              cleanup: todo
              tidy-up: todo
            """);

    private static SprintStatus parse(String content) {
        return SprintStatus.parse(content.getBytes(UTF_8), "sprint-status.yaml");
    }

    private static List<String> select(SprintStatus status, Selection.Scope scope) {
        return Selection.of(status, scope).stories().stream()
                .map(StoryEntry::key)
                .toList();
    }

    private static Selection.Scope without(String... keys) {
        return new Selection.Scope(Set.of(), Set.of(keys), false);
    }

    private static Selection.Scope only(boolean anyStatus, String... names) {
        return new Selection.Scope(Set.of(names), Set.of(), anyStatus);
    }

    @Test
    void takesTheFirstSelectableStoryAndTheNextOfItsEpicThoughTheEpicIsDone() {
        assertThat(select(STATUS, Selection.Scope.ALL)).containsExactly("1-3-groups", "1-5-scenes");
    }

    @Test
    void aStoryOfAnotherEpicIsNoPartner() {
        assertThat(select(STATUS, without("1-5-scenes"))).containsExactly("1-3-groups");
    }

    @Test
    void storiesWithoutEpicRunAlone() {
        assertThat(select(STATUS, without("1-3-groups", "1-5-scenes", "2-1-timers")))
                .containsExactly("cleanup");
    }

    @Test
    void nothingIsLeftWhenAllIsExcluded() {
        assertThat(select(STATUS, without("1-3-groups", "1-5-scenes", "2-1-timers", "cleanup", "tidy-up")))
                .isEmpty();
    }

    @Test
    void namedStoriesNarrowTheChoiceByKeyOrId() {
        assertThat(select(STATUS, only(false, "2-1"))).containsExactly("2-1-timers");
        assertThat(select(STATUS, only(false, "1-5-scenes", "2-1"))).containsExactly("1-5-scenes");
    }

    @Test
    void namedStoriesThatAreDoneAreTakenOnlyWhateverTheirStatus() {
        assertThat(select(STATUS, only(false, "1-1-lamp", "1-2"))).isEmpty();
        assertThat(select(STATUS, only(true, "1-1-lamp", "1-2"))).containsExactly("1-1-lamp", "1-2-dimming");
    }

    @Test
    void aNameThatIsNotThereIsAnErrorNotAnEmptyChoice() {
        assertThatThrownBy(() -> select(STATUS, only(false, "9-9")))
                .isInstanceOf(SprintStatusException.class)
                .hasMessageContaining("no story `9-9` in sprint-status.yaml");
    }

    @Test
    void allStoriesWhateverTheirStatusIsNoScope() {
        assertThatThrownBy(() -> only(true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRefusedFileSelectsNothing() {
        SprintStatus conflict = parse("development_status:\n<<<<<<< HEAD\n  1-1-lamp: backlog\n");
        assertThat(conflict.stories()).hasSize(1);
        assertThat(select(conflict, Selection.Scope.ALL)).isEmpty();
    }
}
