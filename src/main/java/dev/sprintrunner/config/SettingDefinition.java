package dev.sprintrunner.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All there is to know about one setting.
 *
 * @param key      its name in the file and the API
 * @param help     one sentence for people
 * @param fileOnly whether it can start programs or send data out, so that only the file may change it
 * @param secret   whether its value is masked when shown
 */
public record SettingDefinition<T>(
        String key,
        SettingGroup group,
        SettingType<T> type,
        T defaultValue,
        String help,
        boolean fileOnly,
        boolean secret,
        Applies applies) {
    private static final Map<String, String> SPELLINGS =
            Map.of("url", "URL", "websocket", "WebSocket", "args", "arguments");
    private static final Pattern WORD_START = Pattern.compile("_([a-z])");

    /** When a changed value takes effect. */
    public enum Applies {
        NEXT_COMMAND("next_command"),
        NEXT_START("next_start");

        private final String text;

        Applies(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    static <T> SettingDefinition<T> of(
            SettingGroup group, String key, SettingType<T> type, T defaultValue, String help) {
        return new SettingDefinition<>(key, group, type, defaultValue, help, false, false, Applies.NEXT_COMMAND);
    }

    SettingDefinition<T> inFileOnly() {
        return new SettingDefinition<>(key, group, type, defaultValue, help, true, secret, applies);
    }

    SettingDefinition<T> masked() {
        return new SettingDefinition<>(key, group, type, defaultValue, help, fileOnly, true, applies);
    }

    SettingDefinition<T> atNextStart() {
        return new SettingDefinition<>(key, group, type, defaultValue, help, fileOnly, secret, Applies.NEXT_START);
    }

    public JsonNode defaultJson() {
        return type.write(defaultValue);
    }

    /** Its name for people: the key in words, without the unit, which is shown beside the field. */
    public String label() {
        String words = Arrays.stream(withoutUnit().split("_", -1))
                .map(word -> SPELLINGS.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private String withoutUnit() {
        String unit = "_" + type.unit().toLowerCase(Locale.ROOT);
        return key.endsWith(unit) ? key.substring(0, key.length() - unit.length()) : key;
    }

    /** The record component that holds it: the key in camel case, without the unit that the Java type carries. */
    String component() {
        String bare = type instanceof NumberTypes.Time ? withoutUnit() : key;
        return WORD_START.matcher(bare).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }

    /** Null, or no text at all, resets a setting; those that can be without a value have none by default. */
    Optional<T> read(JsonNode node) {
        return node.isNull() || "".equals(node.textValue()) ? Optional.of(defaultValue) : type.read(node);
    }

    @SuppressWarnings("unchecked") // values only come from read or defaultValue, the binder keeps them by definition
    JsonNode write(Object value) {
        return type.write((T) value);
    }
}
