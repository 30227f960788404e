package dev.sprintrunner.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Values for tests, written as in a settings file. */
final class Yaml {
    private Yaml() {}

    static JsonNode value(String yaml) {
        return map("value: " + yaml).values().iterator().next();
    }

    static Map<String, JsonNode> map(String yaml) {
        try {
            return YamlText.parse(yaml).values();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
