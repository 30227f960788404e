package dev.sprintrunner.demo;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A model and its list price.
 *
 * @param inputPrice  US dollars a million tokens
 * @param outputPrice US dollars a million tokens
 */
record Model(String id, double inputPrice, double outputPrice) {

    /** @param name an alias or a model id as given by {@code --model}; null for the CLI's own choice */
    static Model named(@Nullable String name) {
        String asked = name == null ? "opus" : name.toLowerCase(Locale.ROOT);
        if (asked.contains("haiku")) {
            return new Model(asked.equals("haiku") ? "claude-haiku-5-5" : asked, 1, 5);
        }
        if (asked.contains("sonnet") || asked.equals("opusplan")) {
            return new Model(asked.startsWith("claude-") ? asked : "claude-sonnet-5-5", 2, 10);
        }
        return new Model(asked.startsWith("claude-") ? asked : "claude-opus-5-5", 5, 25);
    }
}
