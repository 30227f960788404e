package dev.sprintrunner.claude.process;

import org.jspecify.annotations.Nullable;

/** An agent that could not be started. The message names the thing and the mend; nothing was run. */
public final class LaunchException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What was wrong. None of these mends itself by trying again. */
    public enum Reason {
        PROGRAM_NOT_FOUND,
        WORKING_DIRECTORY_MISSING,
        INPUT_FILE_UNUSABLE,
        OUTPUT_FILE_UNUSABLE,
        ARGUMENTS_TOO_LONG,
        REFUSED_BY_SYSTEM
    }

    private final Reason reason;

    LaunchException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
