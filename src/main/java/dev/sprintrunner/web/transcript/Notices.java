package dev.sprintrunner.web.transcript;

import dev.sprintrunner.claude.protocol.RateLimit;
import dev.sprintrunner.claude.protocol.StreamMessage;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What happens around a conversation. */
final class Notices {
    private static final Set<String> TOLD_NOTES = Set.of("informational", "notification", "model_refusal_no_fallback");

    private Notices() {}

    static Optional<Item> of(StreamMessage message) {
        if (message instanceof StreamMessage.PermissionDenied denied) {
            return Optional.of(
                    Item.notice("permission denied: " + denied.denial().detail())
                            .about(denied.denial().toolName(), denied.denial().toolUseId())
                            .error(true));
        }
        if (message instanceof StreamMessage.Malformed malformed) {
            return Optional.of(Item.notice(text(malformed)).error(true));
        }
        return text(message).map(Item::notice);
    }

    private static Optional<String> text(StreamMessage message) {
        if (message instanceof StreamMessage.ApiRetry retry) {
            return Optional.of(text(retry));
        }
        if (message instanceof StreamMessage.RateLimitEvent event) {
            return text(event.rateLimit());
        }
        if (message instanceof StreamMessage.ModelFallback fallback) {
            return Optional.of("model " + fallback.originalModel() + " gives way to " + fallback.fallbackModel() + ": "
                    + fallback.content());
        }
        if (message instanceof StreamMessage.TaskStarted started) {
            return Optional.of("task started: " + started.task().description());
        }
        if (message instanceof StreamMessage.TaskNotification ended) {
            return Optional.of("task " + ended.status() + ": " + ended.summary());
        }
        if (message instanceof StreamMessage.Note note) {
            return text(note);
        }
        return message instanceof StreamMessage.Unknown unknown
                ? Optional.of("a line of unknown type " + unknown.type() + " " + unknown.subtype())
                : Optional.empty();
    }

    private static String text(StreamMessage.ApiRetry retry) {
        String status = retry.errorStatus() == null ? "" : retry.errorStatus() + " ";
        return String.format(
                Locale.ROOT,
                "API call failed (%s%s), tried again in %.1f s: %d of %d",
                status,
                retry.error(),
                retry.delayMs() / 1000.0,
                retry.attempt(),
                retry.maxRetries());
    }

    /** That nothing is wrong comes with most answers and is not worth a line. */
    private static Optional<String> text(RateLimit limit) {
        if (limit.status().isEmpty() || limit.status().equals("allowed")) {
            return Optional.empty();
        }
        String type = limit.limitType() == null ? "" : " (" + limit.limitType() + ")";
        String used = limit.utilization() == null
                ? ""
                : String.format(Locale.ROOT, ", %.0f %% used", limit.utilization() * 100);
        String reset = limit.resetsAt() == null ? "" : ", resets at " + limit.resetsAt();
        return Optional.of("usage limit" + type + ": " + limit.status() + used + reset);
    }

    private static Optional<String> text(StreamMessage.Note note) {
        if (note.subtype().equals("compact_boundary")) {
            return Optional.of("the conversation was compacted: what stands above is known in summary only");
        }
        return Optional.of(note.text()).filter(text -> TOLD_NOTES.contains(note.subtype()) && !text.isBlank());
    }

    private static String text(StreamMessage.Malformed malformed) {
        return switch (malformed.defect()) {
            case NOT_JSON -> malformed.excerpt();
            case BROKEN_JSON -> "a damaged line: " + malformed.excerpt();
            case OVERSIZE -> "a line that is too long was left out";
        };
    }
}
