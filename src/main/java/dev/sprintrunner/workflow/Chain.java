package dev.sprintrunner.workflow;

import dev.sprintrunner.command.CommandType;
import java.util.List;

/**
 * Reviews of documents that go on in the background while the cycle moves on.
 *
 * @param type    story-review or tech-spec-review
 * @param attempt the attempt that is next or runs, 2 or 3
 */
public record Chain(CommandType type, List<String> stories, int attempt) {
    /** Of the review in the foreground and the chain after it. */
    public static final int LAST_ATTEMPT = 3;

    public Chain {
        stories = List.copyOf(stories);
    }

    static Chain after(CommandType type, List<String> stories) {
        return new Chain(type, stories, 2);
    }

    Slot slot() {
        return Slot.of(type, stories, true);
    }

    boolean isOver() {
        return attempt > LAST_ATTEMPT;
    }

    Chain advanced() {
        return new Chain(type, stories, attempt + 1);
    }
}
