package dev.sprintrunner.claude.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The error of a synthetic assistant line.
 *
 * @param error     {@code authentication_failed}, {@code rate_limit}, {@code server_error}, …; {@code unknown} when absent
 * @param apiError  {@code usage_limit_reached}, {@code connection_failed}, … (2.1.330)
 * @param status    HTTP status (2.1.330)
 * @param type      the API's own error type (2.1.330)
 * @param rateLimit of {@code api_error_params} (2.1.330)
 * @param text      the text of the line, written for people
 */
public record ApiFailure(
        String error,
        @Nullable String apiError,
        @Nullable Integer status,
        @Nullable String type,
        @Nullable RateLimit rateLimit,
        String text) {}
