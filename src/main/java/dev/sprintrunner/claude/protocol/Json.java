package dev.sprintrunner.claude.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads fields that may be absent or of another type than documented. */
final class Json {

    private static final int MAX_LIST = 10_000;

    private Json() {}

    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.textValue() : "";
    }

    static @Nullable String textOrNull(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.textValue() : null;
    }

    static boolean flag(JsonNode node, String field) {
        return node.path(field).isBoolean() && node.path(field).booleanValue();
    }

    static @Nullable Boolean flagOrNull(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isBoolean() ? value.booleanValue() : null;
    }

    static double decimal(JsonNode node, String field) {
        double value = node.path(field).isNumber() ? node.path(field).doubleValue() : 0;
        return Double.isFinite(value) ? value : 0;
    }

    /** A count or duration: floats are cut to whole numbers, negative ones are 0. */
    static long whole(JsonNode node, String field) {
        return Math.max(0, (long) decimal(node, field));
    }

    static int count(JsonNode node, String field) {
        return (int) Math.min(Integer.MAX_VALUE, whole(node, field));
    }

    static @Nullable Integer countOrNull(JsonNode node, String field) {
        return node.path(field).isNumber() ? count(node, field) : null;
    }

    static List<String> texts(JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : elements(node, field)) {
            if (element.isTextual()) {
                texts.add(element.textValue());
            }
        }
        return List.copyOf(texts);
    }

    /** The elements of a list, the first 10 000 of them; none when the field is no list. */
    static List<JsonNode> elements(JsonNode node, String field) {
        JsonNode list = node.path(field);
        List<JsonNode> elements = new ArrayList<>();
        for (int i = 0; list.isArray() && i < Math.min(list.size(), MAX_LIST); i++) {
            elements.add(list.get(i));
        }
        return elements;
    }

    /** A time in ISO 8601; null when absent or unreadable. */
    static @Nullable Instant time(JsonNode node, String field) {
        try {
            return Instant.parse(text(node, field));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
