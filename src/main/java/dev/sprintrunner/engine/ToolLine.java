package dev.sprintrunner.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.claude.protocol.ContentBlock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** A tool call in a few words: {@code Edit src/Tide.java}, {@code Bash mvn -q test}. */
final class ToolLine {
    /** Which field of its input says what a call is about, by tool; of other tools the first text does. */
    private static final Map<String, List<String>> SUBJECT = Map.ofEntries(
            Map.entry("Bash", List.of("command")),
            Map.entry("Read", List.of("file_path")),
            Map.entry("Write", List.of("file_path")),
            Map.entry("Edit", List.of("file_path")),
            Map.entry("MultiEdit", List.of("file_path")),
            Map.entry("NotebookEdit", List.of("notebook_path")),
            Map.entry("Grep", List.of("pattern", "path")),
            Map.entry("Glob", List.of("pattern", "path")),
            Map.entry("Agent", List.of("description")),
            Map.entry("Task", List.of("description")),
            Map.entry("Skill", List.of("skill", "command", "args")),
            Map.entry("WebFetch", List.of("url")),
            Map.entry("WebSearch", List.of("query")),
            Map.entry("TaskCreate", List.of("subject")),
            Map.entry("TaskUpdate", List.of("taskId", "status")),
            Map.entry("TodoWrite", List.of()),
            Map.entry("StructuredOutput", List.of()));

    private final Pattern withinProject;

    ToolLine(Path projectRoot) {
        // why: only where a path begins; "/app" must not be cut out of "/srv/app/x"
        this.withinProject = Pattern.compile("(?<![\\w./-])" + Pattern.quote(projectRoot + "/"));
    }

    /** At most {@code max} characters; paths within the project are relative to it. */
    String of(ContentBlock.ToolUse call, int max) {
        String subject = OneLine.of(subject(call), max * 2);
        String shown = SecretShapes.hide(withinProject.matcher(subject).replaceAll(""));
        return OneLine.of(name(call) + " " + shown, max);
    }

    /** Tools of servers are called {@code mcp__server__tool}. */
    static String name(ContentBlock.ToolUse call) {
        return call.name().startsWith("mcp__") ? call.name().substring(5).replace("__", " ") : call.name();
    }

    private static String subject(ContentBlock.ToolUse call) {
        List<String> fields = SUBJECT.get(call.name());
        if (fields == null) {
            return firstText(call.input()).orElse("");
        }
        StringBuilder subject = new StringBuilder();
        for (String field : fields) {
            JsonNode value = call.input().path(field);
            subject.append(value.isTextual() ? value.textValue() : "").append(' ');
        }
        return subject.toString();
    }

    private static Optional<String> firstText(JsonNode input) {
        return StreamSupport.stream(input.spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }
}
