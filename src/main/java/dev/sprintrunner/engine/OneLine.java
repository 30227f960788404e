package dev.sprintrunner.engine;

import java.util.regex.Pattern;

/** Texts of agents and tools on one line: nothing in them that a terminal or a page would obey. */
final class OneLine {
    /** Colours and cursor movements. */
    private static final Pattern ESCAPE_SEQUENCES = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]");

    /** White space, control characters, and those that turn the direction of writing around. */
    private static final Pattern UNSAFE =
            Pattern.compile("[\\s\\p{Cntrl}\\u0080-\\u009f\\u2028-\\u202e\\u2066-\\u2069]+");

    private OneLine() {}

    /** At most {@code max} characters, an ellipsis as the last where it is longer; no surrogate pair is split. */
    static String of(String text, int max) {
        String start = cut(text.strip(), max * 4); // why: a text of megabytes is not searched through for a line
        String safe = UNSAFE.matcher(ESCAPE_SEQUENCES.matcher(start).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return safe.length() <= max ? safe : cut(safe, max - 1) + "…";
    }

    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}
