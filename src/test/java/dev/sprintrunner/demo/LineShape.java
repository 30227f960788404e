package dev.sprintrunner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which fields, of which JSON types and in which order, the lines of one kind have. */
final class LineShape {
    /** Objects whose keys are data. */
    private static final Set<String> MAPS = Set.of("modelUsage", "model_usage_since_last_result", "by_type");
    /** Values that a tool or a schema defines, not the format. */
    private static final Set<String> OPAQUE = Set.of("input", "tool_input", "structured_output");

    private final Map<String, Set<String>> types = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<JsonNode> samples;

    LineShape(List<JsonNode> samples) {
        this.samples = samples;
        samples.forEach(sample -> count("", sample));
    }

    /** What is different about a line, in words; empty when nothing is. */
    List<String> differences(JsonNode line) {
        List<String> differences = new ArrayList<>();
        compare("", line, differences);
        if (samples.stream().noneMatch(sample -> sameOrder(sample, line))) {
            differences.add("key order " + names(line));
        }
        return differences;
    }

    private void count(String path, JsonNode node) {
        types.computeIfAbsent(path, p -> new TreeSet<>()).add(type(node));
        seen.merge(path, 1, Integer::sum);
        children(path, node).forEach(child -> count(child.path, child.node));
    }

    private void compare(String path, JsonNode node, List<String> differences) {
        if (!types.containsKey(path)) {
            differences.add("unknown field " + path);
            return;
        }
        if (!types.getOrDefault(path, Set.of()).contains(type(node))) {
            differences.add(path + " is a " + type(node) + ", recorded: " + types.get(path));
        }
        Set<String> present = new HashSet<>();
        for (Child child : children(path, node)) {
            present.add(child.path);
            compare(child.path, child.node, differences);
        }
        if (node.isObject() && !OPAQUE.contains(last(path)) && !MAPS.contains(last(path))) {
            types.keySet().stream()
                    .filter(other -> other.lastIndexOf('/') == path.length() && other.startsWith(path + "/"))
                    .filter(other -> !other.endsWith("[]"))
                    .filter(other ->
                            seen.getOrDefault(other, 0) >= seen.getOrDefault(path, 0) && !present.contains(other))
                    .forEach(missing -> differences.add("missing field " + missing));
        }
    }

    private record Child(String path, JsonNode node) {}

    private static List<Child> children(String path, JsonNode node) {
        List<Child> children = new ArrayList<>();
        if (OPAQUE.contains(last(path))) {
            return children;
        }
        boolean map = MAPS.contains(last(path));
        node.forEachEntry((key, value) -> children.add(new Child(path + "/" + (map ? "*" : key), value)));
        if (node.isArray()) {
            node.forEach(element -> children.add(new Child(path + "[]", element)));
        }
        return children;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String type(JsonNode node) {
        return node.getNodeType().name();
    }

    private static boolean sameOrder(JsonNode one, JsonNode other) {
        List<String> left = new ArrayList<>(names(one));
        List<String> right = new ArrayList<>(names(other));
        left.retainAll(names(other));
        right.retainAll(names(one));
        return left.equals(right);
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
