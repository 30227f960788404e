package dev.sprintrunner.workflow;

import dev.sprintrunner.command.CommandName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One agent run as decided.
 *
 * @param stories      whole keys, in order; empty for generate-project-context
 * @param background   whether the cycle goes on without waiting for it
 * @param small        whether it uses the small model
 * @param continuation the session to go on in, or null to start afresh
 * @param lastFailure  why the run before this one failed, for its prompt, or null
 */
public record CommandRun(
        CommandName name,
        List<String> stories,
        boolean background,
        boolean small,
        @Nullable Continuation continuation,
        @Nullable String lastFailure) {
    public CommandRun {
        stories = List.copyOf(stories);
    }

    Slot slot() {
        return Slot.of(name.type(), stories, background);
    }
}
