package dev.sprintrunner.report;

import java.util.regex.Pattern;

/** Tells "ZERO ISSUES" as a verdict from the same words in a sentence, which must never pass a review. */
final class ZeroClaim {
    private static final Pattern FOUND = MarkerPatterns.compile("\\s{1,4}FOUND" + MarkerPatterns.WORD_END);
    private static final Pattern RESERVATION = MarkerPatterns.compile(MarkerPatterns.WORD_BEGIN
            + "(?:except|but|besides|apart|aside|other than|however|though|although|until|unless|if|when|or|after"
            + "|remain\\p{L}{0,3}|left|fixed|resolved|critical|high|medium|low)" + MarkerPatterns.WORD_END);

    private static final Pattern NONE_OF = MarkerPatterns.compile(
            MarkerPatterns.WORD_BEGIN + "0\\s{1,4}(?:critical|high|medium|low)" + MarkerPatterns.WORD_END);

    private ZeroClaim() {}

    /** Whether nothing after the words, which end at {@code end} of the line, takes them back. */
    static boolean standsAlone(String line, int end) {
        String tail = line.substring(end);
        boolean found = FOUND.matcher(tail).lookingAt();
        String rest = (found ? FOUND.matcher(tail).replaceFirst("") : tail).strip();
        if (rest.isEmpty()) {
            return true;
        }
        int first = rest.codePointAt(0);
        return !Character.isLetterOrDigit(first)
                && first != ','
                && !RESERVATION.matcher(NONE_OF.matcher(rest).replaceAll("")).find();
    }
}
