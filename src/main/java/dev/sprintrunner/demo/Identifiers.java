package dev.sprintrunner.demo;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;

/** Ids in the shapes that Claude Code and its API use; the same seed gives the same ids. */
final class Identifiers {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private final Random random;

    Identifiers(String seed) {
        this.random = new Random(
                UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits());
    }

    String message() {
        return "msg_01" + letters(22);
    }

    String toolUse() {
        return "toolu_01" + letters(22);
    }

    String request() {
        return "req_011" + letters(21);
    }

    String uuid() {
        long version4 = (random.nextLong() & ~0xF000L) | 0x4000L;
        long variant2 = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(version4, variant2).toString();
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
