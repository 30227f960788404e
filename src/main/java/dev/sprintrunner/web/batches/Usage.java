package dev.sprintrunner.web.batches;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What one or more commands used.
 *
 * @param costUsd null where nothing was told: neither a cost nor a token. Never a zero that nobody knows of
 */
record Usage(
        @Nullable Double costUsd, long inputTokens, long outputTokens, long cacheReadTokens, long cacheCreationTokens) {
    static final Usage NONE = new Usage(null, 0, 0, 0, 0);

    /** Of the columns of {@code commands}, or sums of them under the same names. */
    static Usage of(ResultSet row) throws SQLException {
        double cost = row.getDouble("cost_usd");
        long input = row.getLong("input_tokens");
        long output = row.getLong("output_tokens");
        long cacheRead = row.getLong("cache_read_tokens");
        long cacheCreation = row.getLong("cache_creation_tokens");
        boolean told = cost > 0 || input + output + cacheRead + cacheCreation > 0;
        return new Usage(told ? (Double) cost : null, input, output, cacheRead, cacheCreation);
    }

    Usage plus(Usage other) {
        return new Usage(
                sum(costUsd, other.costUsd),
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                cacheReadTokens + other.cacheReadTokens,
                cacheCreationTokens + other.cacheCreationTokens);
    }

    /** The equal share of one of several stories. */
    Usage share(int stories) {
        return stories < 2
                ? this
                : new Usage(
                        costUsd == null ? null : (Double) (costUsd / stories),
                        inputTokens / stories,
                        outputTokens / stories,
                        cacheReadTokens / stories,
                        cacheCreationTokens / stories);
    }

    /** All that went in, from the cache or not. */
    long tokensIn() {
        return inputTokens + cacheReadTokens + cacheCreationTokens;
    }

    static @Nullable Double sum(@Nullable Double a, @Nullable Double b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a + b;
    }
}
