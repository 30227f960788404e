package dev.sprintrunner.engine;

import dev.sprintrunner.config.Secret;
import java.util.regex.Pattern;

/** Hides what looks like a key or a password by its form alone: in a tool call's line nobody needs to read it. */
final class SecretShapes {
    private static final Pattern KEYS =
            Pattern.compile("\\b(?:sk-|gh[pousr]_|github_pat_|glpat-|xox[abprs]-|AKIA)[A-Za-z0-9_-]{12,}+");
    private static final Pattern AUTHORIZATION = Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{8,}+");
    private static final Pattern USER_IN_URL = Pattern.compile("://[^/@\\s:]{1,200}:[^/@\\s]{1,200}@");

    private SecretShapes() {}

    static String hide(String text) {
        String withoutKeys = KEYS.matcher(text).replaceAll(Secret.MASK);
        String withoutTokens = AUTHORIZATION.matcher(withoutKeys).replaceAll("$1 " + Secret.MASK);
        return USER_IN_URL.matcher(withoutTokens).replaceAll("://" + Secret.MASK + "@");
    }
}
