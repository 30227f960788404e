package dev.sprintrunner.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sprintrunner.command.Worded;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Settings of one value that is no number. */
public final class ScalarTypes {
    private static final int MAX_TEXT = 4_000;

    private ScalarTypes() {}

    /** A text that YAML, JSON and a process argument can all carry. */
    static Optional<String> text(JsonNode node) {
        return printable(node, "");
    }

    private static Optional<String> printable(JsonNode node, String allowedControls) {
        return Optional.ofNullable(node.textValue())
                .filter(text -> !text.isBlank() && text.length() <= MAX_TEXT)
                .filter(text ->
                        text.chars().noneMatch(c -> Character.isISOControl(c) && allowedControls.indexOf(c) < 0));
    }

    public record Flag() implements SettingType<Boolean> {
        @Override
        public String name() {
            return "boolean";
        }

        @Override
        public String allowed() {
            return "true or false";
        }

        @Override
        public Optional<Boolean> read(JsonNode node) {
            return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
        }

        @Override
        public JsonNode write(Boolean value) {
            return BooleanNode.valueOf(value);
        }
    }

    /** One line of text; {@code description} says in words what {@code pattern} lets through. */
    public record Text(Pattern pattern, String description) implements SettingType<String> {
        @Override
        public String name() {
            return "text";
        }

        @Override
        public String allowed() {
            return description;
        }

        @Override
        public Optional<String> read(JsonNode node) {
            return text(node).filter(text -> pattern.matcher(text).matches());
        }

        @Override
        public JsonNode write(String value) {
            return TextNode.valueOf(value);
        }
    }

    /** What a shell runs, of one line or several. */
    public record ShellCommand() implements SettingType<String> {
        @Override
        public String name() {
            return "text";
        }

        @Override
        public String allowed() {
            return "a shell command";
        }

        @Override
        public Optional<String> read(JsonNode node) {
            return printable(node, "\n\t").map(String::strip);
        }

        @Override
        public JsonNode write(String value) {
            return TextNode.valueOf(value);
        }
    }

    /** An address that itself gives access, as webhooks do. */
    public record WebAddress() implements SettingType<Secret> {
        private static final Set<String> SCHEMES = Set.of("http", "https");

        @Override
        public String name() {
            return "text";
        }

        @Override
        public String allowed() {
            return "an http or https address such as https://example.com/hook";
        }

        @Override
        public Optional<Secret> read(JsonNode node) {
            return text(node).filter(WebAddress::isUsable).map(Secret::new);
        }

        @Override
        public JsonNode write(Secret value) {
            return TextNode.valueOf(value.value());
        }

        private static boolean isUsable(String text) {
            try {
                URI uri = new URI(text);
                return uri.getHost() != null && SCHEMES.contains(String.valueOf(uri.getScheme()));
            } catch (URISyntaxException notAnAddress) {
                return false;
            }
        }
    }

    public record Choice<E extends Enum<E> & Worded>(Class<E> words) implements SettingType<E> {
        @Override
        public String name() {
            return "choice";
        }

        @Override
        public String allowed() {
            return "one of " + String.join(", ", choices());
        }

        @Override
        public List<String> choices() {
            return Arrays.stream(words.getEnumConstants()).map(Worded::text).toList();
        }

        @Override
        public Optional<E> read(JsonNode node) {
            return Arrays.stream(words.getEnumConstants())
                    .filter(word -> word.text().equals(node.textValue()))
                    .findFirst();
        }

        @Override
        public JsonNode write(E value) {
            return TextNode.valueOf(value.text());
        }
    }
}
