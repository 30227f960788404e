package dev.sprintrunner.claude.protocol;

/** Tokens and their price in USD. */
public record Usage(
        long inputTokens, long outputTokens, long cacheReadTokens, long cacheCreationTokens, double costUsd) {

    public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

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
