package dev.sprintrunner.report;

import org.jspecify.annotations.Nullable;

/**
 * One finding of a review.
 *
 * @param severity anything but {@link Severity#NONE}
 * @param file     the file it is about, as the agent wrote it, or null when it named none
 * @param fixed    whether the reviewer says it mended it; false where the verdict has no such field
 */
public record Issue(
        Severity severity, String title, @Nullable String file, boolean fixed) {
    public Issue {
        if (severity == Severity.NONE) {
            throw new IllegalArgumentException("an issue has a severity, this one has none: " + title);
        }
    }
}
