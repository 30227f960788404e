package dev.sprintrunner.prompt;

import dev.sprintrunner.command.CommandName;
import dev.sprintrunner.command.CommandType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the prompt of one command is made from. Every text may be hostile; rendering keeps it from becoming anything
 * but text.
 *
 * @param stories those of the command, in order; empty only for the project context
 * @param epic    their epic's id, or null when they have none
 * @param tasks   the command's tasks from the taxonomy, in order
 * @param bmad    the installed BMAD command that does the same, or null
 */
public record PromptContext(
        CommandName command,
        List<PromptStory> stories,
        @Nullable String epic,
        ProjectPaths paths,
        List<String> tasks,
        Map<PromptDetail, String> details,
        @Nullable BmadCommand bmad) {

    public PromptContext {
        stories = List.copyOf(stories);
        tasks = List.copyOf(tasks);
        details = Map.copyOf(details);
        if (stories.isEmpty() && command.type() != CommandType.PROJECT_CONTEXT) {
            throw new IllegalArgumentException(command + " needs a story, was given none");
        }
    }

    String detail(PromptDetail detail) {
        return details.getOrDefault(detail, "");
    }

    /** Whether this is a review that runs beside the cycle, as all reviews of documents after the first do. */
    boolean isInBackground() {
        CommandType type = command.type();
        return (type == CommandType.STORY_REVIEW || type == CommandType.TECH_SPEC_REVIEW) && command.attempt() > 1;
    }
}
