package dev.sprintrunner.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON object at the very end of a text, bare or in a code fence. It begins at the start of a line or, if it is a
 * single line, anywhere in it. Looked for in the last 256 Ki characters and at no more than 40 places.
 */
final class TrailingJson {
    private static final int MAX_CHARACTERS = 256 * 1024;
    private static final int MAX_PLACES = 40;
    private static final Pattern FENCE_END = Pattern.compile("\\R[ \\t]{0,8}(?:`{3,8}|~{3,8})$");
    private static final ObjectReader JSON = JsonMapper.builder()
            .build()
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private TrailingJson() {}

    /** What {@code read} makes of the last object it makes anything of; the latest beginning is tried first. */
    static <T> Optional<T> find(String text, Function<JsonNode, Optional<T>> read) {
        String tail = withoutFence(
                text.substring(Math.max(0, text.length() - MAX_CHARACTERS)).stripTrailing());
        if (!tail.endsWith("}")) {
            return Optional.empty();
        }
        int lastLine = tail.lastIndexOf('\n') + 1;
        Optional<T> found = at(tail, tail.indexOf('{', lastLine), read);
        int place = tail.length();
        for (int tried = 0; found.isEmpty() && place >= 0 && tried < MAX_PLACES; tried++) {
            place = beforeOrAt(tail, place);
            found = at(tail, place, read);
            place--;
        }
        return found;
    }

    /** The last place up to {@code limit} where a line begins with a brace, or -1. */
    private static int beforeOrAt(String text, int limit) {
        int lineEnd = text.lastIndexOf("\n{", limit - 1);
        return lineEnd >= 0 ? lineEnd + 1 : text.startsWith("{") ? 0 : -1;
    }

    private static <T> Optional<T> at(String text, int place, Function<JsonNode, Optional<T>> read) {
        if (place < 0) {
            return Optional.empty();
        }
        try {
            return read.apply(JSON.readTree(text.substring(place)));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // no JSON from here on; the caller tries an earlier place
        }
    }

    private static String withoutFence(String text) {
        int from = Math.max(0, text.length() - 20);
        Matcher fence = FENCE_END.matcher(text).region(from, text.length());
        return fence.find() ? text.substring(0, fence.start()).stripTrailing() : text;
    }
}
