package dev.sprintrunner.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The diagram in {@code docs/workflow.md} is the table of transitions. */
class WorkflowDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "workflow.md");

    @Test
    void theDiagramIsTheTable() throws IOException {
        String diagram = diagram();

        assertThat(Files.readString(DOCUMENT))
                .as("%s differs from StoryTransitions.TABLE; paste this into it:%n%n%s%n", DOCUMENT, diagram)
                .contains(diagram);
    }

    private static String diagram() {
        String rows = StoryTransitions.TABLE.stream()
                .map(row -> "    " + name(row.from()) + " --> " + name(row.to()) + ": " + words(row.event()))
                .collect(Collectors.joining("\n"));
        String ends = Arrays.stream(StoryPhase.values())
                .filter(StoryPhase::isFinal)
                .map(phase -> "    " + name(phase) + " --> [*]")
                .collect(Collectors.joining("\n"));
        return "```mermaid\nstateDiagram-v2\n    direction TB\n" + rows + "\n" + ends + "\n```\n";
    }

    private static String name(StoryPhase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private static String words(StoryEvent event) {
        return event.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
