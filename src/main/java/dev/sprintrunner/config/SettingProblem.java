package dev.sprintrunner.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One bad setting.
 *
 * @param key   as the user wrote it
 * @param value as JSON, shortened; masked where it may be a secret
 * @param line  1-based, where the setting stands in the file; empty when it came from elsewhere
 * @param mend  what is allowed instead
 */
public record SettingProblem(String key, String value, Optional<Integer> line, String mend) {
    private static final int MAX_SHOWN = 100;

    static SettingProblem of(String key, JsonNode value, String mend) {
        return new SettingProblem(cut(key), cut(value.toString()), Optional.empty(), mend);
    }

    static SettingProblem masked(String key, String mend) {
        return new SettingProblem(cut(key), Secret.MASK, Optional.empty(), mend);
    }

    SettingProblem atLine(int number) {
        return new SettingProblem(key, value, Optional.of(number), mend);
    }

    /** One sentence for people. */
    public String sentence() {
        String place = line.map(number -> "line " + number + ": ").orElse("");
        return place + key + ": " + value + " is not allowed; " + mend;
    }

    private static String cut(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }
}
