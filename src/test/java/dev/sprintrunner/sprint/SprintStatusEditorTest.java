package dev.sprintrunner.sprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SprintStatusEditorTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 10);

    private static String edit(String content, String key, String status) {
        return new String(SprintStatusEditor.edit(content.getBytes(UTF_8), key, status, TODAY), UTF_8);
    }

    private static String editLine(String line) {
        String before = "development_status:\n";
        return edit(before + line, "1-1-lamp", "review").substring(before.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~  1-1-lamp: done~|~  1-1-lamp: review~",
                "~  1-1-lamp:   done   # why: done~|~  1-1-lamp:   review   # why: done~",
                "~  1-1-lamp: 'done' # 'x'~|~  1-1-lamp: 'review' # 'x'~",
                "~  \"1-1-lamp\": \"done\"~|~  \"1-1-lamp\": \"review\"~",
                "~  1-1-lamp: done (2 fixes) ✅ # x~|~  1-1-lamp: review # x~",
                "~  1-1-lamp: done#x~|~  1-1-lamp: review~",
                "~  1-1-lamp:~|~  1-1-lamp: review~",
                "~  1-1-lamp: # no status yet~|~  1-1-lamp: review # no status yet~",
                "~  1-1-lamp: \"\"~|~  1-1-lamp: \"review\"~",
                "~  1-1-lamp : done~|~  1-1-lamp : review~"
            })
    void replacesNothingButTheValue(String before, String after) {
        assertThat(editLine(before)).isEqualTo(after);
    }

    @Test
    void editsTheStatusOfANestedValue() {
        String content = """
                development_status:
                  1-1-lamp:
                    branch: main
                    status: done # merged
                    checks:
                      status: red
                """;
        assertThat(edit(content, "1-1-lamp", "review")).isEqualTo(content.replace("status: done", "status: review"));
    }

    @Test
    void editsEveryDuplicate() {
        String content = "development_status:\n  1-1-lamp: done\n  1-2-x: done\n  1-1-lamp: 'wip'\n";
        assertThat(edit(content, "1-1-lamp", "review"))
                .isEqualTo("development_status:\n  1-1-lamp: review\n  1-2-x: done\n  1-1-lamp: 'review'\n");
    }

    @Test
    void editsAnEpic() {
        assertThat(edit("development_status:\n  epic-1: backlog\n  1-1-lamp: done\n", "epic-1", "in-progress"))
                .isEqualTo("development_status:\n  epic-1: in-progress\n  1-1-lamp: done\n");
    }

    @Test
    void doesNotTouchTheSameKeyInOtherSections() {
        String rest = "action_items:\n  1-1-lamp: done\n";
        assertThat(edit("development_status:\n  1-1-lamp: done\n" + rest, "1-1-lamp", "review"))
                .isEqualTo("development_status:\n  1-1-lamp: review\n" + rest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~last_updated: 2026-05-09~|~last_updated: 2026-05-10~",
                "~last_updated: \"2026-05-09\" # night~|~last_updated: \"2026-05-10\" # night~",
                "~last_updated: 2026-05-09 - story 1-1~|~last_updated: 2026-05-09 - story 1-1~",
                "~last_updated: 2026-05-09T20:40:13+03:00~|~last_updated: 2026-05-09T20:40:13+03:00~",
                "~# last_updated: 2026-05-09~|~# last_updated: 2026-05-09~",
                "~last_updated:~|~last_updated:~"
            })
    void renewsLastUpdatedOnlyWhereItIsABareDate(String before, String after) {
        String mapping = "\ndevelopment_status:\n  1-1-lamp: done\n";
        assertThat(edit(before + mapping, "1-1-lamp", "review"))
                .isEqualTo(after + "\ndevelopment_status:\n  1-1-lamp: review\n");
    }

    @Test
    void keepsEveryByteWhereTheStatusIsTheSame() {
        String content = "last_updated: 2026-05-09\ndevelopment_status:\n  1-1-lamp: done\n";
        assertThat(edit(content, "1-1-lamp", "done")).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-9-other", "1-1", "1-1-LAMP", "epic-1-retrospective", "deferred-work", "project"})
    void refusesAKeyThatIsNoStoryOrEpicOfTheFile(String key) {
        String content = """
                project: x
                development_status:
                  1-1-lamp: done
                  epic-1-retrospective: optional
                  deferred-work: open
                """;
        assertThatThrownBy(() -> edit(content, key, "done"))
                .isInstanceOf(SprintStatusException.class)
                .hasMessageContaining("`" + key + "`");
    }

    @Test
    void refusesAFileWithConflictMarkersAndSaysWhere() {
        assertThatThrownBy(() -> edit("development_status:\n<<<<<<< HEAD\n  1-1-lamp: done\n", "1-1-lamp", "review"))
                .isInstanceOf(SprintStatusException.class)
                .hasMessageContaining(":2: merge conflict markers");
    }

    @Test
    void refusesAFileThatIsNotText() {
        byte[] content = {'d', 0, 'x'};
        assertThatThrownBy(() -> SprintStatusEditor.edit(content, "1-1-lamp", "review", TODAY))
                .isInstanceOf(SprintStatusException.class)
                .hasMessageContaining("not a text file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "done\n  1-2-x: done", "done # x", "a: b", "'done'", "-done", "[x]"})
    void refusesAStatusThatWouldBeMoreThanAWord(String status) {
        assertThatThrownBy(() -> editLineTo(status)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void editLineTo(String status) {
        edit("development_status:\n  1-1-lamp: done\n", "1-1-lamp", status);
    }
}
