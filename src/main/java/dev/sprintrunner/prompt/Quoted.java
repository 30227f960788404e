package dev.sprintrunner.prompt;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Foreign text made fit for a prompt: bounded, without control characters, unable to look like a line of ours. */
final class Quoted {
    private static final Pattern NOT_ON_ONE_LINE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern TERMINAL_SEQUENCE = Pattern.compile("\\x1B\\[[0-?]*[ -/]*[@-~]");
    private static final Pattern NOT_IN_TEXT = Pattern.compile("[\\p{Cc}&&[^\\t]]");
    /** Characters that change the order in which the rest is shown, and halves of characters. */
    private static final Pattern DECEPTIVE = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\p{Cs}]");

    private Quoted() {}

    /** A value for use within a line. */
    static String line(String value, int maxChars) {
        String line = clean(NOT_ON_ONE_LINE.matcher(value).replaceAll(" ")).strip();
        return line.length() <= maxChars ? line : clean(line.substring(0, maxChars - 1)) + "…";
    }

    /** A text on lines of its own, each behind {@code "| "}; of a longer one the beginning. Empty when blank. */
    static String beginning(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return block(text);
        }
        return block(text.substring(0, maxChars))
                + "\n| … (cut: %d more characters)".formatted(text.length() - maxChars);
    }

    /** As {@link #beginning}, but of a longer text the end, where tools print what went wrong. */
    static String end(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return block(text);
        }
        int cut = text.length() - maxChars;
        return "| … (cut: %d characters before this)\n".formatted(cut) + block(text.substring(cut));
    }

    private static String block(String text) {
        if (text.isBlank()) {
            return "";
        }
        return LINE_END.splitAsStream(
                        TERMINAL_SEQUENCE.matcher(text).replaceAll("").stripTrailing())
                .map(line -> ("| " + clean(NOT_IN_TEXT.matcher(line).replaceAll(""))).stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private static String clean(String text) {
        return DECEPTIVE.matcher(text).replaceAll("");
    }
}
