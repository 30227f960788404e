package dev.sprintrunner.cli;

import java.util.regex.Pattern;

/** Makes texts of agents and files safe for a terminal and a line of output. */
final class Plain {
    /** Control characters, and those that turn the direction of writing around. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028-\\u202e\\u2066-\\u2069]+");

    private Plain() {}

    /** On one line and without a character that a terminal would obey. */
    static String text(String text) {
        return UNSAFE.matcher(text).replaceAll(" ").strip();
    }
}
