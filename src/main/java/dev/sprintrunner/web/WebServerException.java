package dev.sprintrunner.web;

/** The server cannot start; the message is one sentence for the user, with the mend. */
public final class WebServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WebServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
