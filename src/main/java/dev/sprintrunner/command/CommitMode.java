package dev.sprintrunner.command;

/** Who commits a cycle's work. */
public enum CommitMode implements Worded {
    AGENT("agent"),
    NATIVE("native"),
    OFF("off");

    private final String text;

    CommitMode(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
