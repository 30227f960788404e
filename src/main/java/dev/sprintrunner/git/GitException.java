package dev.sprintrunner.git;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** git could not be asked, or refused. The message holds the command and what git said. */
public final class GitException extends IOException {
    private static final long serialVersionUID = 1L;

    GitException(String message) {
        this(message, null);
    }

    GitException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
