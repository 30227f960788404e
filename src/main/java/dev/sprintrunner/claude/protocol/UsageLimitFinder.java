package dev.sprintrunner.claude.protocol;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a usage limit from any other failure, and when it ends. */
final class UsageLimitFinder {

    private final ZoneId zone;

    UsageLimitFinder(ZoneId zone) {
        this.zone = zone;
    }

    Optional<Outcome> find(ErrorEvidence evidence, RunSummary.ApiTrouble api, Instant endedAt) {
        if (!mayBeLimit(evidence)) {
            return Optional.empty();
        }
        Instant event = reset(api.usageLimit(), endedAt);
        if (event != null) {
            return limited(event, Outcome.LimitSource.RATE_LIMIT_EVENT, evidence);
        }
        ApiFailure failure = api.lastFailure();
        Instant line = failure == null ? null : reset(failure.rateLimit(), endedAt);
        if (line != null) {
            return limited(line, Outcome.LimitSource.ERROR_LINE, evidence);
        }
        if (!"usage_limit_reached".equals(evidence.apiError()) && !UsageLimitText.saysLimitReached(evidence.text())) {
            return Optional.empty();
        }
        Instant text = UsageLimitText.resetTime(evidence.text(), endedAt, zone).orElse(null);
        return limited(text, text == null ? Outcome.LimitSource.NONE : Outcome.LimitSource.TEXT, evidence);
    }

    /** With another cause named, a limit that was reported on the way is not the reason. */
    private static boolean mayBeLimit(ErrorEvidence evidence) {
        return "usage_limit_reached".equals(evidence.apiError())
                || evidence.hasStatus(429)
                || evidence.error().equals("rate_limit")
                || (evidence.status() == null && UsageLimitText.saysLimitReached(evidence.text()));
    }

    private static @Nullable Instant reset(@Nullable RateLimit limit, Instant endedAt) {
        Instant time = limit == null || !limit.isUsageLimit() ? null : limit.resetsAt();
        return time != null && UsageLimitText.plausible(time, endedAt) ? time : null;
    }

    private static Optional<Outcome> limited(
            @Nullable Instant resetsAt, Outcome.LimitSource source, ErrorEvidence evidence) {
        return Optional.of(new Outcome.UsageLimited(resetsAt, source, Texts.oneLine(evidence.text(), 300)));
    }
}
