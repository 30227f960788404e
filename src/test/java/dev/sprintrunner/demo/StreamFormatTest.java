package dev.sprintrunner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line has the fields, types and key order of the lines that Claude Code 2.1.330 was recorded with. */
class StreamFormatTest {
    /** Results of tools that no recording has; their envelope is compared with that of Read. */
    private static final Set<String> UNRECORDED = Set.of(
            "user result of Grep id,permission_decision",
            "user result of TodoWrite id,permission_decision",
            "user result of Write over a file id,permission_decision");

    private static final String READ = "user result of Read id,permission_decision";

    @TempDir
    private Path project;

    private AgentHarness agent;
    private RecordedLines recorded;

    @BeforeEach
    void sampleProject() throws IOException {
        SampleProject.write(project);
        agent = new AgentHarness(project);
        recorded = RecordedLines.load();
    }

    @Test
    void everyLineOfAWholeSprintLooksRecorded() throws IOException {
        List<AgentHarness.Run> runs = new ArrayList<>();
        runs.add(agent.command("generate-project-context", "-"));
        runs.add(agent.command("generate-project-context", "-"));
        runs.add(agent.command("create-story", "1-2-height-at-any-time, 1-3-next-high-and-low-water"));
        runs.add(agent.command("story-discovery", "1-2-height-at-any-time"));
        runs.add(agent.command("story-review-1", "1-3-next-high-and-low-water"));
        runs.add(agent.command("create-tech-spec", "2a-1-time-over-the-sill"));
        runs.add(agent.command("tech-spec-review-1", "2a-1-time-over-the-sill"));
        runs.add(agent.command("dev-story", "1-3-next-high-and-low-water"));
        runs.add(agent.command("dev-story", "1-3-next-high-and-low-water"));
        runs.add(agent.command("code-review-1", "1-3-next-high-and-low-water"));
        runs.add(agent.command("batch-commit", "1-3-next-high-and-low-water"));
        runs.add(agent.command("dev-story", "7-7-something-else"));
        runs.add(agent.raw("Who are you?"));
        for (AgentHarness.Run run : runs) {
            assertLooksRecorded(run);
        }
    }

    @Test
    void aDeniedCallLooksRecorded() throws IOException {
        AgentHarness.Run run = agent.bare(
                "sprint-command: story-discovery; stories: 1-2-height-at-any-time; epic: 1; attempt: 1",
                List.of("-p", "--output-format", "stream-json", "--verbose"));
        assertThat(run.result().path("permission_denials")).hasSize(1);
        assertLooksRecorded(run);
    }

    @Test
    void anInterruptedCallLooksRecorded() throws IOException {
        AgentHarness.Run run = agent.interruptAtPause(4, false).command("dev-story", "1-2-height-at-any-time");
        assertThat(run.result().path("terminal_reason").asText()).isEqualTo("aborted_tools");
        assertLooksRecorded(run);
    }

    @Test
    void aTerminatedCallLooksRecorded() throws IOException {
        AgentHarness.Run run = agent.interruptAtPause(4, true).command("dev-story", "1-2-height-at-any-time");
        assertThat(run.result().at("/message/content/0/content").asText()).isEqualTo("Exit code 137");
        assertLooksRecorded(run);
    }

    private void assertLooksRecorded(AgentHarness.Run run) {
        Map<JsonNode, String> kinds = RecordedLines.kinds(run.lines());
        assertThat(kinds).hasSameSizeAs(run.lines());
        kinds.forEach((line, kind) -> {
            List<JsonNode> samples = new ArrayList<>(recorded.ofKind(UNRECORDED.contains(kind) ? READ : kind));
            JsonNode compared = line;
            if (UNRECORDED.contains(kind)) {
                compared = withoutToolResult(line);
                samples.replaceAll(StreamFormatTest::withoutToolResult);
            }
            assertThat(samples).as("recorded lines of kind '" + kind + "'").isNotEmpty();
            assertThat(new LineShape(samples).differences(compared))
                    .as(line.toString())
                    .isEmpty();
        });
    }

    @Test
    void lineIdsAreUnique() throws IOException {
        Set<String> ids = new HashSet<>();
        agent.command("dev-story", "1-2-height-at-any-time")
                .lines()
                .forEach(line -> assertThat(ids.add(line.path("uuid").asText())).isTrue());
    }

    private static JsonNode withoutToolResult(JsonNode line) {
        ObjectNode copy = line.deepCopy();
        copy.remove("tool_use_result");
        return copy;
    }
}
