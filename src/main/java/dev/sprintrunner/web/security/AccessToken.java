package dev.sprintrunner.web.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** What a browser beyond this machine must know. {@link #toString} gives a mask: it belongs in no log. */
public final class AccessToken {
    private static final int RANDOM_BYTES = 32;

    /** What address, cookie and header carry without being written in another way. */
    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._~-]{16,200}");

    private final String value;

    private AccessToken(String value) {
        this.value = value;
    }

    public static AccessToken random(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new AccessToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** @throws IllegalArgumentException when it is too short or cannot stand in an address, with the mend */
    public static AccessToken of(String value) {
        if (!USABLE.matcher(value).matches()) {
            throw new IllegalArgumentException("the token must be 16 to 200 letters, digits or one of . _ ~ -;"
                    + " leave --token out and one is made");
        }
        return new AccessToken(value);
    }

    /** Takes the same time whatever was guessed, and however long it is. */
    boolean matches(String guess) {
        return MessageDigest.isEqual(digest(value), digest(guess));
    }

    /** The token itself, for the one place that shows it to its user. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "********";
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
