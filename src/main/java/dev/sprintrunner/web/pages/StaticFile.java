package dev.sprintrunner.web.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One file of the dashboard.
 *
 * @param body    as it stands in the program
 * @param packed  the same in gzip, where that is worth while
 * @param forever whether its address carries a version, so that it never changes
 */
record StaticFile(Body body, Optional<Body> packed, String mediaType, boolean forever) {
    private static final int ETAG_BYTES = 12;

    /** @param etag quoted, follows from the content and its coding */
    @SuppressWarnings("ArrayRecordComponent") // made once, handed to the response, never compared
    record Body(byte[] content, String etag) {

        /** @param ifNoneMatch the header: a list of tags, perhaps weak, or {@code *} */
        boolean isKnownTo(String ifNoneMatch) {
            return ifNoneMatch.strip().equals("*") || ifNoneMatch.contains(etag);
        }
    }

    static StaticFile of(byte[] content, String mediaType, boolean forever) {
        Body body = new Body(content, '"' + hashOf(content) + '"');
        return new StaticFile(body, Optional.empty(), mediaType, forever);
    }

    /** The same, ready to be sent in gzip too. */
    StaticFile withPacked() {
        return new StaticFile(body, Gzip.pack(body.content, mediaType).map(this::packed), mediaType, forever);
    }

    private Body packed(byte[] content) {
        return new Body(content, body.etag.substring(0, body.etag.length() - 1) + "-gzip\"");
    }

    String cacheControl() {
        return forever ? "public, max-age=31536000, immutable" : "no-cache";
    }

    String text() {
        return new String(body.content, StandardCharsets.UTF_8);
    }

    private static String hashOf(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, ETAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
