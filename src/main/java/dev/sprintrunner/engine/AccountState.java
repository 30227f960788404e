package dev.sprintrunner.engine;

import dev.sprintrunner.claude.protocol.RateLimit;
import org.jspecify.annotations.Nullable;

/**
 * What the agents last said about the account they run on.
 *
 * @param limit   null when none was reported
 * @param billing null when it is not known
 */
public record AccountState(
        @Nullable RateLimit limit, @Nullable Billing billing) {
    static final AccountState UNKNOWN = new AccountState(null, null);

    /** Who pays. */
    public enum Billing {
        SUBSCRIPTION,
        API;

        /** @param apiKeySource of the stream's {@code init}: {@code none} and {@code oauth} are a sign-in */
        static @Nullable Billing of(String apiKeySource) {
            return switch (apiKeySource) {
                case "" -> null;
                case "none", "oauth" -> SUBSCRIPTION;
                default -> API;
            };
        }
    }

    AccountState with(@Nullable RateLimit newLimit) {
        return newLimit == null ? this : new AccountState(newLimit, billing);
    }

    AccountState paidBy(@Nullable Billing newBilling) {
        return newBilling == null ? this : new AccountState(limit, newBilling);
    }
}
