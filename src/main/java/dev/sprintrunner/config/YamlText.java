package dev.sprintrunner.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A YAML text whose top level is a map: its values, and where each stands so that one can be exchanged without
 * touching another character.
 */
final class YamlText {
    /** {@code off} and {@code no} stay words, as {@code commit_mode} needs. */
    private static final YAMLFactory FORMAT = YAMLFactory.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonMapper READER = JsonMapper.builder(FORMAT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String text;
    private final Map<String, JsonNode> values;
    private final List<Span> spans;

    private YamlText(String text, Map<String, JsonNode> values, List<Span> spans) {
        this.text = text;
        this.values = values;
        this.spans = spans;
    }

    /**
     * Where a top-level value stands: characters {@code start} to {@code end}, the latter excluded.
     *
     * @param line 1-based line of its key
     */
    private record Span(String key, int line, int start, int end) {}

    /** @throws JsonProcessingException when the text is no YAML or its top level is no map */
    static YamlText parse(String text) throws JsonProcessingException {
        JsonNode root = READER.readTree(text);
        if (root.isMissingNode() || root.isNull() || "".equals(root.textValue())) {
            return new YamlText(text, Map.of(), List.of());
        }
        if (!root.isObject()) {
            throw new NotAMap();
        }
        Map<String, JsonNode> values = new LinkedHashMap<>();
        root.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return new YamlText(text, values, spans(text));
    }

    /** The top level in the file's order. */
    Map<String, JsonNode> values() {
        return values;
    }

    /** The 1-based line of a top-level key. */
    Optional<Integer> lineOf(String key) {
        return spans.stream()
                .filter(span -> span.key().equals(key))
                .map(Span::line)
                .findFirst();
    }

    /** The text with {@code changes} made: a value in its place, a new key on a line of its own at the end. */
    String with(Map<String, JsonNode> changes) {
        StringBuilder changed = new StringBuilder(text);
        Map<String, JsonNode> absent = new LinkedHashMap<>(changes);
        for (int last = spans.size() - 1; last >= 0; last--) {
            JsonNode value = absent.remove(spans.get(last).key());
            if (value != null) {
                replace(changed, spans.get(last), value);
            }
        }
        absent.forEach((key, value) -> append(changed, key + ": " + FlowYaml.write(value)));
        return changed.toString();
    }

    /** A value may start right after the colon (when there was none) or, a list, in the first column. */
    private static void replace(StringBuilder text, Span span, JsonNode value) {
        char before = text.charAt(span.start() - 1);
        String indent = before == ':' ? " " : before == '\n' ? "  " : "";
        text.replace(span.start(), span.end(), indent + FlowYaml.write(value));
    }

    private void append(StringBuilder changed, String line) {
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        if (!changed.isEmpty() && changed.charAt(changed.length() - 1) != '\n') {
            changed.append(lineEnd);
        }
        changed.append(line).append(lineEnd);
    }

    private static List<Span> spans(String text) throws JsonProcessingException {
        List<Span> spans = new ArrayList<>();
        try (JsonParser parser = FORMAT.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                int line = parser.currentTokenLocation().getLineNr();
                parser.nextToken();
                spans.add(valueSpan(parser, text, key, line));
            }
        } catch (JsonProcessingException broken) {
            throw broken;
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot fail to be read", e);
        }
        return spans;
    }

    /** Leaves the parser on the value's last token. */
    private static Span valueSpan(JsonParser parser, String text, String key, int line) throws IOException {
        int start = offset(text, parser.currentTokenLocation());
        int end = offset(text, parser.currentLocation());
        for (int depth = depthChange(parser.currentToken()); depth > 0; depth += depthChange(parser.currentToken())) {
            parser.nextToken();
            end = Math.max(end, endOfToken(parser, text, end));
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--; // a block scalar counts the lines after it as its own
        }
        return new Span(key, line, start, end);
    }

    /** The end of a block list or map has no characters and stands where the next key begins. */
    private static int endOfToken(JsonParser parser, String text, int endSoFar) {
        int tokenStart = offset(text, parser.currentTokenLocation());
        int tokenEnd = offset(text, parser.currentLocation());
        boolean blockEnd = depthChange(parser.currentToken()) < 0 && tokenStart == tokenEnd;
        return blockEnd ? endSoFar : tokenEnd;
    }

    private static int depthChange(@Nullable JsonToken token) {
        if (token == null) {
            throw new IllegalStateException("a value without an end in a text that was parsed before");
        }
        return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }

    /** YAML counts code points, Java counts chars. */
    private static int offset(String text, JsonLocation location) {
        return text.offsetByCodePoints(0, (int) location.getCharOffset());
    }

    private static final class NotAMap extends JsonProcessingException {
        NotAMap() {
            super("the top level is not a list of \"key: value\" lines");
        }
    }
}
