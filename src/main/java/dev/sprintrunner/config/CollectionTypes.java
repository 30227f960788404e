package dev.sprintrunner.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.command.CommandName;
import dev.sprintrunner.command.CommandType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings of several values, and of none. */
public final class CollectionTypes {
    private static final int MAX_ENTRIES = 200;

    private CollectionTypes() {}

    /** A list of texts that each match {@code each}. */
    public record Texts(Pattern each, int minSize, String description) implements SettingType<List<String>> {
        @Override
        public String name() {
            return "list";
        }

        @Override
        public String allowed() {
            return description;
        }

        @Override
        public Optional<List<String>> read(JsonNode node) {
            if (!node.isArray() || node.size() < minSize || node.size() > MAX_ENTRIES) {
                return Optional.empty();
            }
            List<String> texts = new ArrayList<>();
            for (JsonNode element : node) {
                ScalarTypes.text(element)
                        .filter(text -> each.matcher(text).matches())
                        .ifPresent(texts::add);
            }
            return texts.size() == node.size() ? Optional.of(List.copyOf(texts)) : Optional.empty();
        }

        @Override
        public JsonNode write(List<String> value) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            value.forEach(array::add);
            return array;
        }
    }

    /** Which model runs which command: keys are {@code default}, a command type or one numbered command. */
    public record Models(Pattern model) implements SettingType<Map<String, String>> {
        @Override
        public String name() {
            return "map";
        }

        @Override
        public String allowed() {
            return "a map of models, such as {default: sonnet, dev-story: opus, code-review-2: haiku}; its keys are "
                    + String.join(", ", keys());
        }

        /** The plain keys; a numbered command may also carry its number. */
        private static List<String> keys() {
            Stream<String> commands = CommandType.ofAgents().stream().map(CommandType::text);
            return Stream.concat(Stream.of(Settings.DEFAULT_MODEL_KEY), commands)
                    .collect(Collectors.toUnmodifiableList());
        }

        private static boolean isKey(String key) {
            return keys().contains(key) || CommandName.parse(key).isPresent();
        }

        @Override
        public Optional<Map<String, String>> read(JsonNode node) {
            if (!node.isObject() || node.size() > MAX_ENTRIES) {
                return Optional.empty();
            }
            Map<String, String> models = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                ScalarTypes.text(entry.getValue())
                        .filter(name ->
                                isKey(entry.getKey()) && model.matcher(name).matches())
                        .ifPresent(name -> models.put(entry.getKey(), name));
            }
            return models.size() == node.size() ? Optional.of(Collections.unmodifiableMap(models)) : Optional.empty();
        }

        @Override
        public JsonNode write(Map<String, String> value) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            value.forEach(object::put);
            return object;
        }
    }

    /** A setting that may have no value, written {@code null}. */
    public record Maybe<T>(SettingType<T> some) implements SettingType<Optional<T>> {
        @Override
        public String name() {
            return some.name();
        }

        @Override
        public String allowed() {
            return some.allowed() + ", or null for none";
        }

        @Override
        public Optional<Optional<T>> read(JsonNode node) {
            return node.isNull()
                    ? Optional.of(Optional.empty())
                    : some.read(node).flatMap(Maybe::present);
        }

        private static <T> Optional<Optional<T>> present(T value) {
            return Optional.of(Optional.of(value));
        }

        @Override
        public JsonNode write(Optional<T> value) {
            return value.map(some::write).orElse(NullNode.instance);
        }

        @Override
        public String unit() {
            return some.unit();
        }

        @Override
        public Optional<Range> range() {
            return some.range();
        }

        @Override
        public List<String> choices() {
            return some.choices();
        }
    }
}
