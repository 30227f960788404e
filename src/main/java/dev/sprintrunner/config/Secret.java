package dev.sprintrunner.config;

/**
 * A value that must not show up in logs, events or answers of the API; {@link #toString} gives the mask.
 *
 * @param value the value itself, for the one place that uses it
 */
public record Secret(String value) {
    public static final String MASK = "********";

    @Override
    public String toString() {
        return MASK;
    }
}
