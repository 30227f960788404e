package dev.sprintrunner.web.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One file of the dashboard.
 *
 * @param etag    quoted, follows from the content
 * @param forever whether its address carries a version, so that it never changes
 */
@SuppressWarnings("ArrayRecordComponent") // made once, handed to the response, never compared
record StaticFile(byte[] content, String mediaType, String etag, boolean forever) {
    private static final int ETAG_BYTES = 12;

    static StaticFile of(byte[] content, String mediaType, boolean forever) {
        return new StaticFile(content, mediaType, etagOf(content), forever);
    }

    String cacheControl() {
        return forever ? "public, max-age=31536000, immutable" : "no-cache";
    }

    /** @param ifNoneMatch the header: a list of tags, perhaps weak, or {@code *} */
    boolean isKnownTo(String ifNoneMatch) {
        return ifNoneMatch.strip().equals("*") || ifNoneMatch.contains(etag);
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static String etagOf(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(digest, 0, ETAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
