package dev.sprintrunner.git;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One run of git.
 *
 * @param input          becomes stdin
 * @param environment    additions
 * @param maxOutputBytes git is stopped when it prints more
 * @param userLocale     whether git and the hooks it runs keep the user's locale, instead of English messages
 */
record GitCall(
        List<String> arguments,
        String input,
        Map<String, String> environment,
        Duration timeout,
        long maxOutputBytes,
        boolean userLocale) {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final long MAX_OUTPUT_BYTES = 32L << 20;

    static GitCall of(String... arguments) {
        return new GitCall(List.of(arguments), "", Map.of(), TIMEOUT, MAX_OUTPUT_BYTES, false);
    }

    GitCall withInput(String text) {
        return new GitCall(arguments, text, environment, timeout, maxOutputBytes, userLocale);
    }

    GitCall withEnvironment(Map<String, String> additions) {
        return new GitCall(arguments, input, additions, timeout, maxOutputBytes, userLocale);
    }

    GitCall withMaxOutput(long bytes) {
        return new GitCall(arguments, input, environment, timeout, bytes, userLocale);
    }

    GitCall forHooks(Duration limit) {
        return new GitCall(arguments, input, environment, limit, maxOutputBytes, true);
    }

    @Override
    public String toString() {
        return "git " + String.join(" ", arguments);
    }
}
