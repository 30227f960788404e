package dev.sprintrunner.project;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A story key as part of a file's name. Keys come from a file that anybody may have written; none may lead out of its
 * folder or name another story's file.
 */
final class FileNames {
    private static final Pattern UNSAFE = Pattern.compile("[/\\\\\\p{Cntrl}]|^\\.+|^-+");
    private static final int MAX_BYTES = 180;
    private static final int HASH_CHARS = 8;

    private FileNames() {}

    /** The key itself where it is safe, as nearly all are; else a safe likeness that no other key shares. */
    static String of(String key) {
        String safe = UNSAFE.matcher(key).replaceAll("_");
        if (safe.equals(key) && key.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES) {
            return key;
        }
        return cut(safe) + "_" + hash(key);
    }

    private static String cut(String name) {
        String cut = name;
        while (cut.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }
}
