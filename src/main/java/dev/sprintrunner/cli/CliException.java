package dev.sprintrunner.cli;

/** What was asked for cannot be done; the message is one sentence for people and names the mend. */
public final class CliException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CliException(String message) {
        super(message);
    }

    public CliException(String message, Throwable cause) {
        super(message, cause);
    }
}
