package dev.sprintrunner.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether two code reviews found the same issues: the same set of normalised titles with their files, whatever the
 * severities, the order and what was fixed. Where no issue is listed, the severity and the counts stand in. A severity
 * alone identifies nothing.
 */
public final class IssueIdentity {
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern PLACE_IN_FILE = Pattern.compile(
            "(?::\\d{1,9}(?:[:,-]\\d{1,9}){0,4}|#l\\d{1,9}(?:-l?\\d{1,9})?|[ ,(]{1,3}lines? \\d{1,9}(?: ?- ?\\d{1,9})?\\)?)$");

    private IssueIdentity() {}

    /**
     * A text that is equal for two reviews exactly when they found the same issues, on every run and machine.
     *
     * @return empty when the review gives nothing to compare: no issue and no count above 0
     */
    public static Optional<String> fingerprint(Verdict.CodeReview review) {
        if (!review.issues().isEmpty()) {
            return Optional.of("issues:"
                    + sha256(review.issues().stream()
                            .map(issue -> title(issue.title()) + "\t" + file(issue.file() == null ? "" : issue.file()))
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining("\n"))));
        }
        List<String> counts = review.counts().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        return counts.isEmpty()
                ? Optional.empty()
                : Optional.of("counts:" + review.highest() + ":" + String.join(",", counts));
    }

    public static boolean same(Verdict.CodeReview one, Verdict.CodeReview other) {
        Optional<String> fingerprint = fingerprint(one);
        return fingerprint.isPresent() && fingerprint.equals(fingerprint(other));
    }

    static String title(String title) {
        String words = SIGNS.matcher(folded(title)).replaceAll(" ").strip();
        return words.isEmpty() ? folded(title).strip() : words;
    }

    static String file(String file) {
        String path = folded(file).replaceAll("[`*\"'\\s]+", " ").strip().replace('\\', '/');
        String place = PLACE_IN_FILE.matcher(path).replaceFirst("").strip();
        return place.replaceFirst("^(?:\\./)+", "");
    }

    private static String folded(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFKC);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
