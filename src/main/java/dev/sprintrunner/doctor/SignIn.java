package dev.sprintrunner.doctor;

import java.util.List;
import java.util.Optional;

/**
 * The ways Claude Code could sign in here, as far as they can be seen without reading a secret.
 *
 * @param sources           the first one is used
 * @param userSettingsExist whether the user has Claude Code settings, which may name an {@code apiKeyHelper}
 */
public record SignIn(List<Source> sources, boolean userSettingsExist) {
    public SignIn {
        sources = List.copyOf(sources);
    }

    /** In the order in which Claude Code prefers them. */
    public enum Source {
        BEDROCK("CLAUDE_CODE_USE_BEDROCK", "the AWS account (Bedrock) pays"),
        VERTEX("CLAUDE_CODE_USE_VERTEX", "the Google Cloud account (Vertex AI) pays"),
        FOUNDRY("CLAUDE_CODE_USE_FOUNDRY", "the Azure account (Foundry) pays"),
        AUTH_TOKEN("ANTHROPIC_AUTH_TOKEN", "whoever runs the gateway or issued the token pays"),
        API_KEY("ANTHROPIC_API_KEY", "the API account pays, by token"),
        OAUTH_TOKEN("CLAUDE_CODE_OAUTH_TOKEN", "the subscription pays"),
        STORED_LOGIN("the stored login", "the subscription or Console account of that login pays"),
        KEYCHAIN("the macOS keychain (not looked into)", "the account of that login pays, if there is one");

        private final String title;
        private final String whoPays;

        Source(String title, String whoPays) {
            this.title = title;
            this.whoPays = whoPays;
        }

        /** The environment variable, or what stands for it. */
        public String title() {
            return title;
        }

        public String whoPays() {
            return whoPays;
        }

        boolean isSubscription() {
            return this == OAUTH_TOKEN || this == STORED_LOGIN;
        }
    }

    public Optional<Source> used() {
        return sources.stream().findFirst();
    }
}
