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
        String type = Json.textOrNull(info, "rateLimitType");
        return new RateLimit(
                Json.text(info, "status"), epoch(Json.whole(info, "resetsAt")), type, utilization(info, type));
    }

    /** A rejection of 2.1.330 has it in the window of its type alone. */
    private static @Nullable Double utilization(JsonNode info, @Nullable String type) {
        JsonNode stated = info.path("utilization");
        JsonNode ofWindow =
                info.path("unifiedWindows").path(type == null ? "" : type).path("utilization");
        JsonNode found = stated.isNumber() ? stated : ofWindow;
        return found.isNumber() && Double.isFinite(found.doubleValue()) ? found.doubleValue() : null;
    }

    private static @Nullable Instant epoch(long value) {
        if (value == 0 || value > LARGEST_MILLIS) {
            return null;
        }
        return value > LARGEST_SECONDS ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
    }
}
