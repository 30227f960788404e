package dev.sprintrunner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recorded lines of the real CLI, by kind of line. */
final class RecordedLines {
    private static final List<String> SCENARIOS = List.of(
            "success",
            "tool-bash-csv",
            "structured-output",
            "write-edit-acceptedits",
            "write-edit-default",
            "allowed-tools",
            "api-529-opus-default-retries",
            "usage-limit-warning",
            "usage-limit-subscription",
            "session-resume",
            "kill-sigint-during-tool",
            "kill-sigint-during-api-call",
            "kill-sigterm-late-in-tool");

    private final Map<String, List<JsonNode>> byKind = new HashMap<>();

    static RecordedLines load() throws IOException {
        RecordedLines recorded = new RecordedLines();
        for (String scenario : SCENARIOS) {
            List<JsonNode> lines =
                    text(scenario + ".ndjson").lines().map(AgentHarness::parse).toList();
            kinds(lines)
                    .forEach((line, kind) -> recorded.byKind
                            .computeIfAbsent(kind, k -> new ArrayList<>())
                            .add(line));
        }
        return recorded;
    }

    List<JsonNode> ofKind(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** The kind of each line; equal kinds have equal fields. */
    static Map<JsonNode, String> kinds(List<JsonNode> lines) {
        Map<String, String> tools = new HashMap<>();
        Map<JsonNode, String> kinds = new LinkedHashMap<>();
        for (JsonNode line : lines) {
            JsonNode block = line.at("/message/content/0");
            if (block.path("type").asText().equals("tool_use")) {
                tools.put(block.path("id").asText(), block.path("name").asText());
            }
            kinds.put(line, kind(line, block, tools));
        }
        return kinds;
    }

    private static String kind(JsonNode line, JsonNode block, Map<String, String> tools) {
        String type = line.path("type").asText();
        return switch (type) {
            case "system" -> "system " + line.path("subtype").asText();
            case "assistant" ->
                "assistant "
                        + (line.at("/message/model").asText().equals("<synthetic>")
                                ? "synthetic"
                                : block.path("type").asText());
            case "user" -> "user " + (block.has("tool_use_id") ? toolResult(line, block, tools) : "text");
            case "result" ->
                "result " + line.path("subtype").asText() + " "
                        + line.path("terminal_reason").asText();
            default -> type;
        };
    }

    private static String toolResult(JsonNode line, JsonNode block, Map<String, String> tools) {
        String meta = String.join(
                ",", (Iterable<String>) () -> line.at("/tool_result_meta/0").fieldNames());
        String tool = tools.getOrDefault(block.path("tool_use_id").asText(), "?");
        boolean update = line.at("/tool_use_result/originalFile").isTextual() && tool.equals("Write");
        return "result of "
                + (block.path("is_error").asBoolean() ? "failed call" : tool + (update ? " over a file" : "")) + " "
                + meta;
    }

    private static String text(String name) throws IOException {
        try (InputStream stream = RecordedLines.class.getResourceAsStream("/stream-json/2.1.330/" + name)) {
            if (stream != null) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/claude-cli/fixtures-2.1.330").resolve(name);
            if (Files.isRegularFile(file)) {
                return Files.readString(file);
            }
        }
        throw new IOException("No recorded stream " + name + "; src/test/resources/stream-json/2.1.330 should have it");
    }
}
