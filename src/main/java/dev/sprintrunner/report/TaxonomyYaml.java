package dev.sprintrunner.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the YAML described in {@link TaskTaxonomy}. */
final class TaxonomyYaml {
    private static final int MAX_CHARACTERS = 256 * 1024;
    private static final int MAX_COMMANDS = 100;
    private static final int MAX_TASKS = 50;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0,63}");
    private static final ObjectReader YAML = new YAMLMapper()
            .reader()
            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private TaxonomyYaml() {}

    static Map<String, List<String>> read(String yaml) {
        if (yaml.length() > MAX_CHARACTERS) {
            throw wrong("it has " + yaml.length() + " characters, the limit is " + MAX_CHARACTERS);
        }
        JsonNode commands = parse(yaml).path("commands");
        if (!commands.isObject() || commands.isEmpty()) {
            throw wrong("it needs a mapping `commands`, such as `commands: {dev-story: [setup, implement]}`");
        }
        if (commands.size() > MAX_COMMANDS) {
            throw wrong("`commands` has " + commands.size() + " entries, the limit is " + MAX_COMMANDS);
        }
        Map<String, List<String>> result = new LinkedHashMap<>();
        commands.properties()
                .forEach(entry -> result.put(
                        name(entry.getKey(), "the command `" + entry.getKey() + "`"),
                        tasks("commands." + entry.getKey(), entry.getValue())));
        return result;
    }

    private static JsonNode parse(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            String reason = e.getOriginalMessage().lines().findFirst().orElse("unknown reason");
            throw new IllegalArgumentException("the task taxonomy is not valid YAML" + line + ": " + reason, e);
        }
    }

    private static List<String> tasks(String path, JsonNode command) {
        JsonNode list = listOf(command);
        if (!list.isArray() || list.isEmpty()) {
            throw wrong(path + " needs a list of tasks, such as `[setup, implement]`");
        }
        if (list.size() > MAX_TASKS) {
            throw wrong(path + " has " + list.size() + " tasks, the limit is " + MAX_TASKS);
        }
        List<String> tasks = new ArrayList<>();
        for (JsonNode entry : list) {
            String place = "entry " + (tasks.size() + 1) + " of " + path;
            String task = name(entry.isObject() ? entry.path("id") : entry, place);
            if (tasks.contains(task)) {
                throw wrong(path + " has the task `" + task + "` twice");
            }
            tasks.add(task);
        }
        return tasks;
    }

    private static JsonNode listOf(JsonNode command) {
        if (command.isArray()) {
            return command;
        }
        return command.has("tasks") ? command.path("tasks") : command.path("phases");
    }

    private static String name(JsonNode node, String place) {
        if (!node.isTextual()) {
            throw wrong(place + " must be a name such as `setup`, or a mapping with such an `id`");
        }
        return name(node.textValue(), place);
    }

    private static String name(String text, String place) {
        if (!NAME.matcher(text).matches()) {
            throw wrong(place + " must be a name of letters, digits, `-`, `_` and `.`, at most 64 characters");
        }
        return text;
    }

    private static IllegalArgumentException wrong(String reason) {
        return new IllegalArgumentException("the task taxonomy cannot be used: " + reason);
    }
}
