package dev.sprintrunner.sprint;

public enum StatusClass {
    BACKLOG,
    READY_FOR_DEV,
    IN_PROGRESS,
    REVIEW,
    DONE,
    BLOCKED,
    DROPPED,
    UNKNOWN;

    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT).replace("_", "-");
    }
}
