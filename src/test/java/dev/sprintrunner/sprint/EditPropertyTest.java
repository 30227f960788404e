package dev.sprintrunner.sprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sprintrunner.sprint.Samples.Sample;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever story or epic of whatever file is edited: that value changes, and nothing else. */
class EditPropertyTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 10);
    private static final int LONG_FILE = 40;
    private static final List<String> STATUSES =
            List.of("backlog", "ready-for-dev", "in-progress", "review", "done", "blocked");
    private static final Pattern BARE_DATE =
            Pattern.compile("(last_updated:\\s*[\"']?)\\d{4}-\\d{2}-\\d{2}(?=[\"']?\\s*(#.*)?$)");

    static Stream<Sample> samples() {
        return Samples.all().filter(sample -> sample.parse().refusal().isEmpty());
    }

    static Stream<Sample> refusedSamples() {
        return Samples.all().filter(sample -> sample.parse().refusal().isPresent());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void changesOnlyTheValue(Sample sample) {
        List<String> lines = lines(sample.content());
        Map<String, String> entries = statuses(sample.parse());
        int turn = 0;
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            for (String status : statusesToTry(entries.size(), turn++)) {
                byte[] edited = SprintStatusEditor.edit(sample.content(), entry.getKey(), status, TODAY);
                assertOnlyTheValueDiffers(lines, lines(edited), entry, status);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void isReadBackAndLeavesAllOthers(Sample sample) {
        Map<String, String> before = statuses(sample.parse());
        int turn = 0;
        for (Map.Entry<String, String> entry : before.entrySet()) {
            for (String status : statusesToTry(before.size(), turn++)) {
                byte[] edited = SprintStatusEditor.edit(sample.content(), entry.getKey(), status, TODAY);
                Map<String, String> after = statuses(SprintStatus.parse(edited, "edited"));
                assertThat(after.put(entry.getKey(), entry.getValue())).isEqualTo(status);
                assertThat(after).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedSamples")
    void refusedFilesAreNotEdited(Sample sample) {
        for (StoryEntry story : sample.parse().stories()) {
            assertThat(catchThrowable(() -> SprintStatusEditor.edit(sample.content(), story.key(), "done", TODAY)))
                    .isInstanceOf(SprintStatusException.class);
        }
    }

    /** All of them, or in a long file one after the other, so that the test stays a matter of seconds. */
    private static List<String> statusesToTry(int entries, int turn) {
        return entries <= LONG_FILE ? STATUSES : List.of(STATUSES.get(turn % STATUSES.size()));
    }

    private static void assertOnlyTheValueDiffers(
            List<String> before, List<String> after, Map.Entry<String, String> entry, String status) {
        assertThat(after).hasSameSizeAs(before);
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            String old = before.get(i);
            if (!old.equals(after.get(i))) {
                changed.add(old);
                String expected = BARE_DATE.matcher(old).find()
                        ? BARE_DATE.matcher(old).replaceFirst("$1" + TODAY)
                        : withNewValue(old, entry.getKey(), status);
                assertThat(after.get(i)).isEqualTo(expected);
            }
        }
        assertThat(changed.isEmpty())
                .isEqualTo(entry.getValue().equals(status) && !isDuplicate(before, entry.getKey()));
    }

    /** An independent reading of the line: up to the colon as it is, then the value up to a quote or comment. */
    private static String withNewValue(String line, String key, String status) {
        String name = "[\"']?(?:" + Pattern.quote(key) + "|status)[\"']?";
        Matcher matcher = Pattern.compile(
                        "(\\s+" + name + "\\s*:)(?:([ \\t]+)(?:([\"'])(?:.*?)(\\3)|(?!#)(?:.*?))(?=\\s*$|\\s+#))?(.*)",
                        Pattern.DOTALL)
                .matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        String gap = matcher.group(2) == null ? " " : matcher.group(2);
        String quote = matcher.group(3) == null ? "" : matcher.group(3);
        return matcher.group(1) + gap + quote + status + quote + matcher.group(5);
    }

    private static boolean isDuplicate(List<String> lines, String key) {
        return lines.stream().filter(line -> line.strip().startsWith(key + ":")).count() > 1;
    }

    private static Map<String, String> statuses(SprintStatus status) {
        return Stream.concat(
                        status.stories().stream().map(story -> Map.entry(story.key(), story.status())),
                        status.epics().stream().map(epic -> Map.entry(epic.key(), epic.status())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** With their ends, so that CRLF, a byte order mark and a missing final newline are compared too. */
    private static List<String> lines(byte[] content) {
        return List.of(new String(content, UTF_8).split("(?<=\n)", -1));
    }
}
