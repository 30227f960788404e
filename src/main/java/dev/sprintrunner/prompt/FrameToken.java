package dev.sprintrunner.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A word that none of the given texts contains, the same for the same texts: made from their hash, so that nobody can write
 * it into one of them beforehand, and looked for all the same.
 */
final class FrameToken {
    private static final int LENGTH = 16;

    private FrameToken() {}

    static String absentFrom(List<String> texts) {
        return IntStream.iterate(0, attempt -> attempt + 1)
                .mapToObj(attempt -> candidate(texts, attempt))
                .filter(token -> texts.stream().noneMatch(text -> text.contains(token)))
                .findFirst()
                .orElseThrow();
    }

    private static String candidate(List<String> texts, int attempt) {
        MessageDigest digest = sha256();
        digest.update(Integer.toString(attempt).getBytes(UTF_8));
        texts.forEach(text -> digest.update(text.getBytes(UTF_8)));
        return "file-" + HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
