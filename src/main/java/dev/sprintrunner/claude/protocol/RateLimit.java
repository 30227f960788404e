package dev.sprintrunner.claude.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the CLI says about the account's usage limit.
 *
 * @param status      {@code allowed}, {@code allowed_warning} or {@code rejected}; empty when absent
 * @param resetsAt    when the limit is lifted
 * @param limitType   {@code five_hour}, {@code seven_day}, …
 * @param utilization 0 to 1, where given
 */
public record RateLimit(
        String status,
        @Nullable Instant resetsAt,
        @Nullable String limitType,
        @Nullable Double utilization) {

    /** Only this is a usage limit: 2.1.197 also says {@code rejected}, without a reset, of a transient 429. */
    public boolean isUsageLimit() {
        return status.equals("rejected") && resetsAt != null;
    }
}
