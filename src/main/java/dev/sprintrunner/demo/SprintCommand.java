package dev.sprintrunner.demo;

import dev.sprintrunner.command.CommandName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fixed first line of the runner's prompts, which says what the agent is to do.
 *
 * @param line    the line itself
 * @param stories whole story keys, in order; empty where the line has {@code -}
 */
record SprintCommand(String line, CommandName name, List<String> stories, String epic) {
    private static final Pattern LINE =
            Pattern.compile("sprint-command: (\\S+); stories: ([^;]+); epic: ([^;]+); attempt: \\d{1,4}");
    private static final Pattern SHORT_ID = Pattern.compile("(\\d+[a-z]?-\\d+[a-z]?)(?:-.*)?");

    SprintCommand {
        stories = List.copyOf(stories);
    }

    static Optional<SprintCommand> parse(String prompt) {
        String first = prompt.lines().findFirst().orElse("").strip();
        Matcher line = LINE.matcher(first);
        if (!line.matches()) {
            return Optional.empty();
        }
        List<String> stories = stories(line.group(2).strip());
        if (!stories.stream().allMatch(SprintCommand::isFileName)) {
            return Optional.empty();
        }
        return CommandName.parse(line.group(1))
                .map(name ->
                        new SprintCommand(first, name, stories, line.group(3).strip()));
    }

    /** The short form of a story key: {@code 2a-1} of {@code 2a-1-time-over-the-sill}. */
    static String shortId(String key) {
        Matcher id = SHORT_ID.matcher(key);
        return id.matches() ? id.group(1) : key;
    }

    private static List<String> stories(String text) {
        return text.equals("-")
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    /** Keys become file names, so one that could lead out of its folder is no key. */
    private static boolean isFileName(String key) {
        return !key.isEmpty() && !key.startsWith(".") && key.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ');
    }
}
