package dev.sprintrunner.sprint;

/** A sprint-status file cannot give or take what was asked; the message names the thing and the mend. */
public final class SprintStatusException extends RuntimeException {
    public SprintStatusException(String message) {
        super(message);
    }
}
