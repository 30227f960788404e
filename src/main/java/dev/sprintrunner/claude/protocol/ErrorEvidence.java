package dev.sprintrunner.claude.protocol;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a failed run says about its failure, gathered from its error result and its last error line; either may be
 * missing. The result's own fields count first.
 */
record ErrorEvidence(
        String subtype,
        String error,
        @Nullable String apiError,
        @Nullable Integer status,
        @Nullable String stopReason,
        @Nullable String terminalReason,
        String text) {

    static ErrorEvidence of(@Nullable RunResult result, @Nullable ApiFailure line) {
        return new ErrorEvidence(
                result == null ? "" : result.subtype(),
                line == null ? "" : line.error(),
                firstOf(result == null ? null : result.apiError(), line == null ? null : line.apiError()),
                result != null && result.apiErrorStatus() != null
                        ? result.apiErrorStatus()
                        : line == null ? null : line.status(),
                result == null ? null : result.stopReason(),
                result == null ? null : result.terminalReason(),
                result != null && !result.explanation().isBlank()
                        ? result.explanation()
                        : line == null ? "" : line.text());
    }

    boolean says(String words) {
        return text.toLowerCase(Locale.ROOT).contains(words);
    }

    boolean hasStatus(int code) {
        return status != null && status == code;
    }

    boolean statusBetween(int from, int to) {
        return status != null && status >= from && status <= to;
    }

    /** The fields that are set, for the technical detail. */
    String describe() {
        StringBuilder fields = new StringBuilder();
        append(fields, "subtype", subtype);
        append(fields, "api_error_status", status);
        append(fields, "error", error);
        append(fields, "api_error", apiError);
        append(fields, "stop_reason", stopReason);
        append(fields, "terminal_reason", terminalReason);
        append(fields, "text", text);
        return fields.toString();
    }

    private static void append(StringBuilder fields, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            fields.append(fields.isEmpty() ? "" : "\n")
                    .append(name)
                    .append(": ")
                    .append(value);
        }
    }

    private static @Nullable String firstOf(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }
}
