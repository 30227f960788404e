package dev.sprintrunner.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command and which attempt it is, written {@code dev-story} or {@code code-review-2}.
 *
 * @param attempt 1-based; always 1 for commands that are not numbered
 */
public record CommandName(CommandType type, int attempt) {
    private static final Pattern NUMBERED = Pattern.compile("(.+)-(\\d{1,3})");

    public CommandName {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt must be at least 1, was " + attempt);
        }
        if (!type.isNumbered() && attempt != 1) {
            throw new IllegalArgumentException(type.text() + " has no attempts, was given " + attempt);
        }
    }

    public static CommandName of(CommandType type) {
        return new CommandName(type, 1);
    }

    public static Optional<CommandName> parse(String text) {
        Optional<CommandType> plain = CommandType.ofText(text);
        if (plain.isPresent()) {
            return plain.filter(type -> !type.isNumbered()).map(CommandName::of);
        }
        Matcher numbered = NUMBERED.matcher(text);
        if (!numbered.matches()) {
            return Optional.empty();
        }
        int attempt = Integer.parseInt(numbered.group(2));
        return CommandType.ofText(numbered.group(1))
                .filter(type -> type.isNumbered() && attempt >= 1)
                .map(type -> new CommandName(type, attempt));
    }

    @Override
    public String toString() {
        return type.isNumbered() ? type.text() + "-" + attempt : type.text();
    }
}
