package dev.sprintrunner.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sprintrunner.command.CommandName;
import java.net.URLEncoder;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The first line of every user prompt, on which logs, hooks and tests rely:
 * {@code sprint-command: code-review-2; stories: 2a-1-scanner; epic: 2a; attempt: 2}. Several keys are separated by
 * {@code ", "}; a dash stands for none. A character of a key or epic that would end its field or the line is
 * percent-encoded; no key seen in the wild has one.
 */
public final class FixedLine {
    private static final Pattern STRUCTURAL = Pattern.compile("[;,\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]");
    private static final String NONE = "-";

    private FixedLine() {}

    public static String of(CommandName command, List<String> storyKeys, @Nullable String epic) {
        String stories = storyKeys.isEmpty()
                ? NONE
                : storyKeys.stream().map(FixedLine::field).collect(Collectors.joining(", "));
        return "sprint-command: %s; stories: %s; epic: %s; attempt: %d"
                .formatted(command, stories, epic == null ? NONE : field(epic), command.attempt());
    }

    static String of(PromptContext context) {
        List<String> keys = context.stories().stream().map(PromptStory::key).toList();
        return of(context.command(), keys, context.epic());
    }

    private static String field(String value) {
        return STRUCTURAL.matcher(value).replaceAll(match -> URLEncoder.encode(match.group(), UTF_8));
    }
}
