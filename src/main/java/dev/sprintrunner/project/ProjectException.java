package dev.sprintrunner.project;

/** A project cannot be used as asked; the message names the thing and the mend. */
public final class ProjectException extends RuntimeException {
    public ProjectException(String message) {
        super(message);
    }
}
