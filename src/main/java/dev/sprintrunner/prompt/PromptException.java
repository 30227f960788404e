package dev.sprintrunner.prompt;

/** A prompt template that cannot be used. The message names file, line and the mend, one problem a line. */
public final class PromptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PromptException(String message) {
        super(message);
    }
}
