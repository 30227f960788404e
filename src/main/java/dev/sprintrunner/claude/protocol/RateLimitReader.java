package dev.sprintrunner.claude.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads {@code rate_limit_info}. */
final class RateLimitReader {

    /** A number above this is no epoch in seconds but in milliseconds. */
    private static final long LARGEST_SECONDS = 100_000_000_000L;

    private static final long LARGEST_MILLIS = LARGEST_SECONDS * 1000;

    private RateLimitReader() {}

    static RateLimit read(JsonNode info) {
        JsonNode utilization = info.path("utilization");
        return new RateLimit(
                Json.text(info, "status"),
                epoch(Json.whole(info, "resetsAt")),
                Json.textOrNull(info, "rateLimitType"),
                utilization.isNumber() ? utilization.doubleValue() : null);
    }

    private static @Nullable Instant epoch(long value) {
        if (value == 0 || value > LARGEST_MILLIS) {
            return null;
        }
        return value > LARGEST_SECONDS ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
    }
}
