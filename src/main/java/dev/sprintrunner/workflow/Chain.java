package dev.sprintrunner.workflow;

import dev.sprintrunner.command.CommandType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reviews of documents that go on in the background while the cycle moves on.
 *
 * @param type         story-review or tech-spec-review
 * @param nextAttempt  the attempt to start next, 2 or 3
 * @param running      whether that attempt runs
 * @param continuation session to go on in, or null
 */
public record Chain(
        CommandType type,
        List<String> stories,
        int nextAttempt,
        boolean running,
        @Nullable Continuation continuation) {
    private static final int LAST_ATTEMPT = 3;

    public Chain {
        stories = List.copyOf(stories);
    }

    static Chain after(CommandType type, List<String> stories) {
        return new Chain(type, stories, 2, false, null);
    }

    boolean runs(CommandRun run) {
        return running
                && run.background()
                && run.name().type() == type
                && run.stories().equals(stories);
    }

    boolean isOver() {
        return nextAttempt > LAST_ATTEMPT;
    }

    Chain started() {
        return new Chain(type, stories, nextAttempt, true, null);
    }

    Chain advanced() {
        return new Chain(type, stories, nextAttempt + 1, false, null);
    }

    Chain toBeRepeated(@Nullable Continuation next) {
        return new Chain(type, stories, nextAttempt, false, next);
    }
}
