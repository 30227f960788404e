package dev.sprintrunner.web.batches;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A project, for the page.
 *
 * @param id   tells it from others on the same machine; always the same for one directory
 * @param name of its directory
 */
record ProjectView(String id, String name, String root) {
    private static final int ID_CHARS = 12;

    static ProjectView of(Path root) {
        Path name = root.getFileName();
        return new ProjectView(
                hash(root.toString()), name == null ? root.toString() : name.toString(), root.toString());
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }
}
