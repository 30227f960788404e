package dev.sprintrunner.engine;

/** Tells of what happens to the project outside a batch, by a person's hand say. */
public final class Announcer {
    private final Recorder recorder;

    public Announcer(Recorder recorder) {
        this.recorder = recorder;
    }

    /** @param summary what has changed in the sprint-status file, a line for people */
    public void sprintChanged(String summary) {
        recorder.note(
                entry -> entry.event(EventDraft.ofProject("sprint:changed").summary(summary)));
    }
}
