package dev.sprintrunner.claude.protocol;

import org.jspecify.annotations.Nullable;

/** Retries of the API, usage limits and the CLI's error lines. */
final class LimitWatch {

    private int retries;
    private StreamMessage.@Nullable ApiRetry lastRetry;
    private StreamMessage.@Nullable ApiRetry waiting;
    private @Nullable RateLimit latest;
    private @Nullable RateLimit inForce;
    private @Nullable ApiFailure lastFailure;

    void accept(StreamMessage message) {
        if (message instanceof StreamMessage.ApiRetry retry) {
            retries++;
            lastRetry = retry;
            waiting = retry;
        } else if (message instanceof StreamMessage.RateLimitEvent event) {
            note(event.rateLimit());
        } else if (message instanceof StreamMessage.AssistantMessage said && said.mainThread()) {
            waiting = null;
            lastFailure = said.failure() == null ? lastFailure : said.failure();
        } else if (message instanceof RunResult) {
            waiting = null;
        }
    }

    RunSummary.ApiTrouble snapshot() {
        return new RunSummary.ApiTrouble(retries, lastRetry, waiting, latest, inForce, lastFailure);
    }

    private void note(RateLimit limit) {
        latest = limit;
        if (limit.isUsageLimit()) {
            inForce = limit;
        } else if (limit.status().startsWith("allowed")) {
            inForce = null;
        }
    }
}
