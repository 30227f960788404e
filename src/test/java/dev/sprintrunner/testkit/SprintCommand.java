package dev.sprintrunner.testkit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fixed first line of every prompt, {@code sprint-command: code-review-2; stories: 2a-1-scanner; epic: 2a; attempt: 2}.
 *
 * @param stories whole keys; none where the line says {@code -}
 */
public record SprintCommand(String command, List<String> stories, String epic, int attempt) {
    private static final Pattern LINE = Pattern.compile(
            "sprint-command: ([^;\\n]+); stories: ([^;\\n]+); epic: ([^;\\n]*); attempt: (\\d{1,3})\\s*(?:\\n|$)");

    /** What the first line says; empty when it is no such line. */
    public static Optional<SprintCommand> parse(String prompt) {
        Matcher line = LINE.matcher(prompt);
        if (!line.lookingAt()) {
            return Optional.empty();
        }
        return Optional.of(new SprintCommand(
                line.group(1).strip(), keys(line.group(2)), line.group(3).strip(), Integer.parseInt(line.group(4))));
    }

    /** The short form of a key of this epic: {@code 2a-1} for {@code 2a-1-scanner}. */
    public String id(String key) {
        String prefix = epic + "-";
        if (!key.startsWith(prefix)) {
            return key;
        }
        int slug = key.indexOf('-', prefix.length());
        return slug < 0 ? key : key.substring(0, slug);
    }

    private static List<String> keys(String text) {
        String keys = text.strip();
        return keys.equals("-") ? List.of() : List.of(keys.split("\\s*,\\s*"));
    }
}
