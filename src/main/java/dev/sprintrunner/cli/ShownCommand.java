package dev.sprintrunner.cli;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that runs.
 *
 * @param stories whole keys
 * @param task    the last task it reported, or null
 * @param model   null for the agent's own choice
 */
record ShownCommand(
        String name,
        List<String> stories,
        boolean background,
        @Nullable String model,
        @Nullable String task,
        Instant startedAt) {
    ShownCommand {
        stories = List.copyOf(stories);
    }

    ShownCommand at(@Nullable String newTask) {
        return newTask == null ? this : new ShownCommand(name, stories, background, model, newTask, startedAt);
    }
}
