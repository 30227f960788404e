package dev.sprintrunner.sprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.sprint.Samples.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class SprintStatusTest {
    private static SprintStatus parse(String content) {
        return SprintStatus.parse(content.getBytes(UTF_8), "s.yaml");
    }

    private static SprintStatus own(String file) {
        return Samples.own().stream()
                .filter(sample -> sample.toString().equals(file))
                .findFirst()
                .map(Sample::parse)
                .orElseThrow();
    }

    @Test
    void tellsKeyIdEpicStatusAndLineOfAStory() {
        StoryEntry story = own("letter-epics.yaml").story("5-sr-2-relay-board").orElseThrow();
        assertThat(story)
                .returns("5-sr-2", StoryEntry::id)
                .returns("5-sr", StoryEntry::epicId)
                .returns("review", StoryEntry::status)
                .returns(StatusClass.REVIEW, StoryEntry::statusClass)
                .returns(12, StoryEntry::line);
    }

    @Test
    void aNestedStatusHasItsOwnLineAndText() {
        StoryEntry story = own("nested-values.yaml").story("1-1-lamp").orElseThrow();
        assertThat(story.status()).isEqualTo("done");
        assertThat(story.line()).isEqualTo(10);
    }

    @Test
    void epicsHaveTheIdThatTheirStoriesBeginWith() {
        assertThat(own("tracks.yaml").epics()).extracting(EpicEntry::id).containsExactly("hub-1", "hub-2", "app-1");
        assertThat(own("epic-plus.yaml").epics()).extracting(EpicEntry::id).containsExactly("1a-plus", "1a", "2");
        assertThat(own("bare-headers.yaml").epics()).extracting(EpicEntry::id).containsExactly("dm-01", "4");
    }

    @Test
    void storiesFindTheirEpic() {
        SprintStatus status = own("word-led-keys.yaml");
        StoryEntry story = status.require("001-1");
        assertThat(story.epicId()).isEqualTo("story-001");
        assertThat(status.epicOf(story).map(EpicEntry::key)).contains("epic-001");
        assertThat(status.epicOf(status.require("CORE-001"))).isEmpty();
    }

    @Test
    void retrospectivesAreNeitherStoriesNorEpics() {
        SprintStatus status = own("keys-with-spaces.yaml");
        assertThat(status.retrospectives()).extracting(RetrospectiveEntry::key).containsExactly("EPIC-1-Retrospective");
    }

    @Test
    void warnsOfUnknownStatusesByName() {
        assertThat(own("foreign-statuses.yaml").warnings())
                .contains(
                        "foreign-statuses.yaml:16: `1-9-hub` has no status; it is never selected",
                        "foreign-statuses.yaml:13: `1-6-export` has the unknown status `✅ done`; it is never selected");
    }

    @Test
    void warnsOfDuplicatesIndentsAndLinesThatAreNoEntry() {
        assertThat(own("duplicates.yaml").warnings())
                .containsExactly("duplicates.yaml:9: `1-1-lamp` is there twice, first in line 7; the last one counts");
        assertThat(own("invalid-indent.yaml").warnings())
                .contains(
                        "invalid-indent.yaml:8: `1-2-dimming` is indented by 3, the entries before by 2",
                        "invalid-indent.yaml:10: not a `key: status` line, left out");
        assertThat(own("nested-values.yaml").warnings())
                .containsExactly("nested-values.yaml:17: `1-3-groups` holds a mapping without `status:`, left out");
    }

    @Test
    void warnsOfStoriesWrittenLikeEpicsBesideOthers() {
        assertThat(parse("development_status:\n  epic-1-1-lamp: backlog\n  1-2-x: backlog\n")
                        .warnings())
                .containsExactly("s.yaml:2: `epic-1-1-lamp`: story or epic? it is never selected");
    }

    @Test
    void warnsOfSelectableStoriesWithoutANumber() {
        assertThat(parse("development_status:\n  6-live-board: backlog\n  6-old: done\n")
                        .warnings())
                .containsExactly("s.yaml:2: `6-live-board` has no story number; it comes last in its epic");
    }

    @Test
    void anOrdinaryFileHasNoWarnings() {
        assertThat(own("plain.yaml").warnings()).isEmpty();
        assertThat(own("crlf.yaml").warnings()).isEmpty();
        assertThat(own("long-comments.yaml").warnings()).hasSize(0);
    }

    @Test
    void aHundredWarningsAreEnough() {
        List<String> warnings = parse("development_status:\n  1-1-x: done\n" + "  - junk\n".repeat(5000))
                .warnings();
        assertThat(warnings).hasSize(101);
        assertThat(warnings.get(100)).isEqualTo("s.yaml: and 4901 more warnings");
    }

    @Test
    void refusalsNameFileLineAndWhatWasFound() {
        assertThat(own("merge-conflict.yaml").refusalText())
                .contains("merge-conflict.yaml:7: merge conflict markers: resolve the conflict and save the file");
        assertThat(own("other-tool.yaml").refusalText().orElseThrow())
                .startsWith(
                        "other-tool.yaml:1: no development_status: found the top-level keys version, project_name,");
        assertThat(own("empty-mapping.yaml").refusalText().orElseThrow())
                .startsWith("empty-mapping.yaml:5: no story in development_status: ");
        assertThat(own("not-text.yaml").refusalText().orElseThrow())
                .startsWith("not-text.yaml:1: not a text file: byte 4");
    }

    @Test
    void malformedUtf8IsRefusedWithItsLine() {
        byte[] content = "development_status:\n  1-1-lamp: backlog\n  # caf\u00e9\n"
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(SprintStatus.parse(content, "s.yaml").refusal().orElseThrow())
                .returns(3, Refusal::line)
                .returns("not a text file", Refusal::reason);
    }

    @Test
    void aSecondMappingIsReadToo() {
        SprintStatus status =
                parse("development_status:\n  1-1-x: done\nx: y\ndevelopment_status:\n  1-2-x: backlog\n");
        assertThat(status.stories()).extracting(StoryEntry::id).containsExactly("1-1", "1-2");
        assertThat(status.warnings()).anyMatch(text -> text.startsWith("s.yaml:4: a second development_status"));
    }

    @Test
    void aLineLikeAnEqualsRuleOutsideAConflictIsStillAConflict() {
        assertThat(parse("development_status:\n  1-1-x: done\n=======\n  1-2-x: done\n")
                        .refusal())
                .map(Refusal::line)
                .contains(3);
    }

    @Test
    void readsALargeFileInLinearTime() {
        String half = "  1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-x%d: done # %s\n";
        StringBuilder content = new StringBuilder("development_status:\n");
        for (int i = 0; i < 20_000; i++) {
            content.append(half.formatted(i, "status: backlog ".repeat(10)));
        }
        assertThat(parse(content.toString()).stories()).hasSize(20_000);
    }
}
