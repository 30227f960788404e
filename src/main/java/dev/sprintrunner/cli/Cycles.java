package dev.sprintrunner.cli;

import dev.sprintrunner.config.Settings;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many cycles were asked for.
 *
 * @param max null for all
 */
record Cycles(@Nullable Integer max) {
    private static final String ALL = "all";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    /** What was said, or else the default of the settings. */
    static Cycles parse(@Nullable String text, Settings settings) {
        return text == null ? new Cycles(settings.workflow().defaultMaxCycles()) : parse(text);
    }

    /** @throws CliException for anything but a number from 1 or {@code all} */
    static Cycles parse(String text) {
        if (text.equals(ALL)) {
            return new Cycles(null);
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new CliException(text + " is no number of cycles; give a whole number from 1, or all");
        }
        return new Cycles(Integer.valueOf(text));
    }

    @Override
    public String toString() {
        return max == null ? ALL : max.toString();
    }
}
