package dev.sprintrunner.web.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** Copies what a tool is called with, and leaves out what is too long, too deep or too much. */
final class InputCutter {
    private static final int MAX_DEPTH = 12;
    private static final int MAX_NAME = 200;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private int left = Cut.MAX_INPUT;
    private boolean shorter;

    private InputCutter() {}

    /** @param isShorter whether something is missing */
    record Result(JsonNode input, boolean isShorter) {}

    static Result cut(JsonNode input) {
        InputCutter cutter = new InputCutter();
        JsonNode copy = cutter.copy(input, 0);
        return new Result(copy, cutter.shorter);
    }

    private JsonNode copy(JsonNode node, int depth) {
        left--; // so that countless empty values come to an end too
        if (node.isTextual()) {
            return text(node.textValue());
        }
        if (!node.isContainerNode()) {
            return node;
        }
        if (depth == MAX_DEPTH) {
            shorter = true;
            return JSON.nullNode();
        }
        return node.isArray() ? array(node, depth) : object(node, depth);
    }

    private TextNode text(String text) {
        Cut cut = Cut.of(text, Math.max(0, Math.min(Cut.SHORT, left)));
        left -= cut.text().length();
        shorter |= cut.isShorter();
        return JSON.textNode(cut.text());
    }

    private ArrayNode array(JsonNode node, int depth) {
        ArrayNode copy = JSON.arrayNode();
        for (JsonNode element : node) {
            if (isUsedUp()) {
                break;
            }
            copy.add(copy(element, depth + 1));
        }
        return copy;
    }

    private ObjectNode object(JsonNode node, int depth) {
        ObjectNode copy = JSON.objectNode();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (isUsedUp()) {
                break;
            }
            Cut name = Cut.of(field.getKey(), MAX_NAME);
            left -= name.text().length();
            shorter |= name.isShorter();
            copy.set(name.text(), copy(field.getValue(), depth + 1));
        }
        return copy;
    }

    private boolean isUsedUp() {
        boolean usedUp = left <= 0;
        shorter |= usedUp;
        return usedUp;
    }
}
