package dev.sprintrunner.claude.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One block of a message's content. */
public sealed interface ContentBlock {

    record Text(String text) implements ContentBlock {}

    record Thinking(String text) implements ContentBlock {}

    /**
     * @param name  {@code Agent} or {@code Task} for a sub-agent
     * @param input an object, empty when the line had none; bounded by the line's limits
     */
    record ToolUse(String id, String name, JsonNode input) implements ContentBlock {}

    /**
     * @param text             string content, or the text blocks of list content, a line break between them; other
     *                         blocks appear as {@code [image]} and the like
     * @param nonExecutionKind why the call never ran ({@code user-rejected}, {@code permission-rule}); null when it ran
     *                         or the version does not say
     */
    record ToolResult(
            String toolUseId,
            String text,
            boolean isError,
            @Nullable String nonExecutionKind) implements ContentBlock {}

    /** A block of a type that matters to nobody here, or that is not known. */
    record Other(String type) implements ContentBlock {}

    /** The text blocks among them, a line break between two. */
    static String textOf(List<ContentBlock> blocks) {
        return blocks.stream()
                .filter(Text.class::isInstance)
                .map(block -> ((Text) block).text())
                .collect(Collectors.joining("\n"));
    }
}
