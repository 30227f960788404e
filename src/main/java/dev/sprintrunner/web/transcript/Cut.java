package dev.sprintrunner.web.transcript;

/**
 * A text of bounded length.
 *
 * @param isShorter whether its end is missing
 */
record Cut(String text, boolean isShorter) {
    /** Characters of what a tool answered, and of notices. */
    static final int LONG = 8 * 1024;

    /** Characters of one text a tool is called with. */
    static final int SHORT = 2 * 1024;

    /** Characters of what the agent says itself: read whole, bounded all the same. */
    static final int SPOKEN = 64 * 1024;

    /** Characters of all texts a tool is called with, about. */
    static final int MAX_INPUT = 16 * 1024;

    static Cut of(String text, int maxLength) {
        if (text.length() <= maxLength) {
            return new Cut(text, false);
        }
        int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return new Cut(text.substring(0, end), true);
    }
}
