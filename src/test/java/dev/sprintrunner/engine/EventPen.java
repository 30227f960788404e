package dev.sprintrunner.engine;

import java.util.List;

/** Writes the events of a running command as its stream would, without an agent. */
public final class EventPen {
    private static final int TEXT_EVERY = 5;

    private final Recorder recorder;
    private final long batch;
    private final long command;
    private final String name;
    private final String story;
    private int written;

    public EventPen(Recorder recorder, long batch, long command, String name, String story) {
        this.recorder = recorder;
        this.batch = batch;
        this.command = command;
        this.name = name;
        this.story = story;
    }

    /** Commits so many events in one transaction: calls of tools and, now and then, the agent's own text. */
    public void write(int events) {
        recorder.note(entry -> {
            for (int i = 0; i < events; i++) {
                entry.event(next());
            }
        });
    }

    private EventDraft next() {
        boolean text = ++written % TEXT_EVERY == 0;
        return EventDraft.of("command:progress", batch)
                .story(null, story, "1")
                .with("story_keys", List.of(story))
                .command(command, name)
                .with("kind", text ? "text" : "tool")
                .status(text ? "text" : "tool")
                .message(
                        text
                                ? "Part " + written + " is done; on with the next one"
                                : "Edit src/part" + written + ".java");
    }
}
