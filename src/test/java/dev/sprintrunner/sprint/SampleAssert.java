package dev.sprintrunner.sprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.sprint.Samples.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Compares what a sample yields with its index entry, field by field. */
final class SampleAssert {
    private SampleAssert() {}

    static void assertYieldsWhatTheIndexSays(Sample sample) {
        SprintStatus status = sample.parse();
        JsonNode expected = sample.expected();
        assertYaml(sample, status);
        assertThat(status.stories())
                .as("stories")
                .hasSize(expected.get("stories").asInt());
        assertThat(status.epics()).as("epics").hasSize(expected.get("epics").asInt());
        assertThat(classes(status)).as("classes").isEqualTo(counts(expected.get("classes")));
        assertThat(selected(status)).as("selection").isEqualTo(texts(expected.get("selection")));
        assertThat(status.refusal().map(Refusal::reason).orElse(null))
                .as("refuse")
                .isEqualTo(expected.get("refuse").textValue());
        texts(expected.get("ambiguous")).forEach(remark -> assertAmbiguity(remark, status));
    }

    private static void assertYaml(Sample sample, SprintStatus status) {
        String expected = sample.expected().get("yaml").asText();
        var problem = YamlCheck.problem(new String(sample.content(), StandardCharsets.UTF_8));
        assertThat(problem.isEmpty()).as("valid YAML").isEqualTo(expected.equals("valid"));
        problem.ifPresent(found -> {
            assertThat(expected).endsWith(", line " + found.line());
            if (status.hasEntries()) {
                assertThat(status.warnings()).anyMatch(warning -> warning.contains("not valid YAML"));
            }
        });
    }

    /** The remarks say which other rule would have chosen differently; each is checked by applying that rule. */
    private static void assertAmbiguity(String remark, SprintStatus status) {
        String lastWord = remark.substring(remark.lastIndexOf(' ') + 1);
        if (remark.startsWith("lexicographic order")) {
            assertThat(firstSelectable(status, Comparator.comparing(StoryEntry::key)))
                    .isEqualTo(lastWord)
                    .isNotEqualTo(selected(status).get(0));
        } else if (remark.startsWith("file order")) {
            assertThat(firstSelectable(status, Comparator.comparing(StoryEntry::line)))
                    .isEqualTo(lastWord)
                    .isNotEqualTo(selected(status).get(0));
        } else if (remark.startsWith("literal rule")) {
            String first = status.inOrder().stream()
                    .filter(story -> !List.of("done", "blocked").contains(story.status()))
                    .findFirst()
                    .orElseThrow()
                    .key();
            assertThat(remark).contains("['" + first + "'");
            assertThat(first).isNotEqualTo(selected(status).get(0));
        } else if (remark.endsWith("story or epic?")) {
            assertThat(status.refusal().orElseThrow().detail()).contains(remark);
        } else {
            fail("unknown remark: " + remark);
        }
    }

    private static String firstSelectable(SprintStatus status, Comparator<StoryEntry> order) {
        return status.stories().stream()
                .filter(story -> story.statusClass().isSelectable())
                .min(order)
                .orElseThrow()
                .key();
    }

    static List<String> selected(SprintStatus status) {
        return Selection.of(status, Selection.Scope.ALL).stories().stream()
                .map(StoryEntry::key)
                .toList();
    }

    private static Map<String, Integer> classes(SprintStatus status) {
        return status.stories().stream()
                .collect(Collectors.toMap(s -> s.statusClass().text(), s -> 1, Integer::sum, TreeMap::new));
    }

    private static Map<String, Integer> counts(JsonNode node) {
        Map<String, Integer> counts = new TreeMap<>();
        node.properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asInt()));
        return counts;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
