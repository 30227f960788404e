package dev.sprintrunner.sprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StoryOrderTest {
    private static List<String> inOrder(String... keys) {
        StringBuilder content = new StringBuilder("development_status:\n");
        for (String key : keys) {
            content.append("  ").append(key).append(": backlog\n");
        }
        return SprintStatus.parse(content.toString().getBytes(UTF_8), "x").inOrder().stream()
                .map(StoryEntry::key)
                .toList();
    }

    @Test
    void numbersCompareAsNumbers() {
        assertThat(inOrder("10-2-a", "1-10-b", "1-9-c", "2-1-d")).containsExactly("1-9-c", "1-10-b", "2-1-d", "10-2-a");
    }

    @Test
    void epicSuffixesComeAfterTheirEpic() {
        assertThat(inOrder("epic-5-5", "5a-1-x", "5-5-1-x", "5-sr-1-x", "6-1-x", "5-1-x"))
                .containsExactly("5-1-x", "5-5-1-x", "5a-1-x", "5-sr-1-x", "6-1-x");
    }

    @Test
    void decimalsCompareByTheirParts() {
        assertThat(inOrder("2.10-1-x", "2.5-1-x", "2-1-x")).containsExactly("2-1-x", "2.5-1-x", "2.10-1-x");
    }

    @Test
    void splitStoriesFollowTheirLetter() {
        assertThat(inOrder("1-3b-x", "1-4-x", "1-3a-x", "1-3-x")).containsExactly("1-3-x", "1-3a-x", "1-3b-x", "1-4-x");
    }

    @Test
    void unnumberedComeLastInTheirEpicAndWordLedLastOfAll() {
        assertThat(inOrder("orch-2-1-x", "orch-1-1-x", "rebuild", "6-live", "6-1-x", "7-1-x"))
                .containsExactly("6-1-x", "6-live", "7-1-x", "orch-2-1-x", "orch-1-1-x", "rebuild");
    }

    @Test
    void tiesKeepTheOrderOfTheFile() {
        assertThat(inOrder("8-9-subgraph", "8-9-collapse", "8-09-zoom"))
                .containsExactly("8-9-subgraph", "8-9-collapse", "8-09-zoom");
    }

    @Test
    void numbersMayBeLongerThanAnInteger() {
        assertThat(inOrder("1-99999999999999999999-x", "1-100000000000000000000-x", "1-1-x"))
                .containsExactly("1-1-x", "1-99999999999999999999-x", "1-100000000000000000000-x");
    }
}
