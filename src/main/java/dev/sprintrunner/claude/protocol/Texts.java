package dev.sprintrunner.claude.protocol;

/** Texts for people, made short and safe. */
final class Texts {

    private Texts() {}

    /** At most {@code max} characters, an ellipsis in place of what is missing; no surrogate pair is split. */
    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        return text.substring(0, end) + "…";
    }

    /** On one line, without control characters. */
    static String oneLine(String text, int max) {
        return cut(cut(text, max * 4).replaceAll("[\\p{Cntrl}\\s]+", " ").strip(), max);
    }

    /** The last {@code max} characters. */
    static String tail(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int start = text.length() - max;
        return text.substring(Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start);
    }
}
