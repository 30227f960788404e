package dev.sprintrunner.doctor;

import java.util.Collection;
import java.util.Comparator;

/**
 * One line of the doctor.
 *
 * @param name what was looked at
 * @param mend what to do about it; empty when nothing is to be done
 */
public record Check(String name, Level level, String message, String mend) {

    /** Mildest first. */
    public enum Level {
        OK("ok"),
        WARNING("warning"),
        /** A batch cannot run. */
        ERROR("error");

        private final String text;

        Level(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    static Check ok(String name, String message) {
        return new Check(name, Level.OK, message, "");
    }

    static Check warning(String name, String message, String mend) {
        return new Check(name, Level.WARNING, message, mend);
    }

    static Check error(String name, String message, String mend) {
        return new Check(name, Level.ERROR, message, mend);
    }

    public static Level worst(Collection<Check> checks) {
        return checks.stream().map(Check::level).max(Comparator.naturalOrder()).orElse(Level.OK);
    }
}
