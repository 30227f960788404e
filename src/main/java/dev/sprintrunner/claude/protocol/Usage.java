package dev.sprintrunner.claude.protocol;

import com.fasterxml.jackson.databind.JsonNode;

/** Tokens and their price in USD. */
public record Usage(
        long inputTokens, long outputTokens, long cacheReadTokens, long cacheCreationTokens, double costUsd) {

    public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    /** Reads the API's own form, which has no price. */
    static Usage read(JsonNode usage) {
        return new Usage(
                Json.whole(usage, "input_tokens"),
                Json.whole(usage, "output_tokens"),
                Json.whole(usage, "cache_read_input_tokens"),
                Json.whole(usage, "cache_creation_input_tokens"),
                0);
    }

    /** All that went in, from a cache or not. */
    public long allInputTokens() {
        return inputTokens + cacheReadTokens + cacheCreationTokens;
    }

    public Usage plus(Usage other) {
        return new Usage(
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                cacheReadTokens + other.cacheReadTokens,
                cacheCreationTokens + other.cacheCreationTokens,
                costUsd + other.costUsd);
    }

    Usage withCost(double usd) {
        return new Usage(inputTokens, outputTokens, cacheReadTokens, cacheCreationTokens, usd);
    }
}
