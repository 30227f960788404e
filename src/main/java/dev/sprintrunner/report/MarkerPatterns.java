package dev.sprintrunner.report;

import java.util.regex.Pattern;

/** Pieces that the markers' patterns share. All repetitions are bounded, so matching is linear in the line. */
final class MarkerPatterns {
    /** Signs between a marker's words: blanks, emphasis, brackets, pictures. */
    static final String GAP = "[^\\p{L}\\p{N}\\r\\n]{0,12}";

    static final String WORD_BEGIN = "(?<![\\p{L}\\p{N}_])";
    static final String WORD_END = "(?![\\p{L}\\p{N}])";

    /** What agents copy from their instructions in place of a value: {@code <hash>}, {@code {reason}}, {@code why}. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("<.*>|\\{.*}|\\$.*|hash|commit[- ]?hash|why|reason|…|\\.{3}", Pattern.CASE_INSENSITIVE);

    private MarkerPatterns() {}

    static Pattern compile(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    /**
     * One of {@code words} as a group, unless another of them follows as an alternative: instructions say
     * {@code CRITICAL|HIGH|MEDIUM} or {@code CRITICAL, HIGH or MEDIUM}, an answer names one.
     */
    static String oneOf(String words) {
        String word = "(?:" + words + ")" + WORD_END;
        String bar = "[\\s*_`\"'>]{0,6}(?:[|/\\\\]|or\\b|[-–](?=\\p{L}))[^\\p{L}\\p{N}\\r\\n]{0,6}" + word;
        String list = "[\\s*_`\"']{0,6},\\s{0,4}(?:or\\s{1,4}" + word + "|" + word + "\\s{0,4}(?:,|or\\b))";
        return "(" + words + ")" + WORD_END + "(?!" + bar + "|" + list + ")";
    }

    static boolean isPlaceholder(String value) {
        return PLACEHOLDER.matcher(value.strip()).matches();
    }
}
