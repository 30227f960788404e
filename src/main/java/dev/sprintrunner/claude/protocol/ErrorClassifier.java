package dev.sprintrunner.claude.protocol;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Names the class of a failed run. Fields decide where there are fields; texts only where versions have none. */
final class ErrorClassifier {

    private static final Map<String, FailureClass> BY_SUBTYPE = Map.of(
            "error_max_turns", FailureClass.MAX_TURNS,
            "error_max_budget_usd", FailureClass.MAX_BUDGET,
            "error_max_structured_output_retries", FailureClass.STRUCTURED_OUTPUT_INVALID);

    private static final Map<String, FailureClass> BY_ERROR = Map.of(
            "billing_error", FailureClass.BILLING_ERROR,
            "authentication_failed", FailureClass.AUTHENTICATION_FAILED,
            "oauth_org_not_allowed", FailureClass.ORGANISATION_NOT_ALLOWED,
            "model_not_found", FailureClass.MODEL_NOT_FOUND,
            "max_output_tokens", FailureClass.MAX_OUTPUT_TOKENS,
            "rate_limit", FailureClass.RATE_LIMIT,
            "overloaded", FailureClass.OVERLOADED);

    /** First match wins: what is named by a text before the status it shares with others. */
    private static final List<Rule> RULES = List.of(
            new Rule(FailureClass.CONNECTION_FAILED, it -> "connection_failed".equals(it.apiError())),
            new Rule(FailureClass.MAX_OUTPUT_TOKENS, it -> "max_output_tokens".equals(it.apiError())),
            new Rule(FailureClass.REFUSAL, it -> "refusal".equals(it.stopReason())),
            new Rule(FailureClass.PROMPT_TOO_LONG, ErrorClassifier::promptTooLong),
            new Rule(FailureClass.AUTHENTICATION_FAILED, it -> it.hasStatus(401) || it.hasStatus(403)),
            new Rule(FailureClass.RATE_LIMIT, it -> it.hasStatus(429)),
            new Rule(FailureClass.OVERLOADED, it -> it.hasStatus(529) || it.says("529 overloaded")),
            new Rule(FailureClass.SERVER_ERROR, it -> it.statusBetween(500, 599)),
            new Rule(FailureClass.SERVER_ERROR, it -> it.hasStatus(408) || it.hasStatus(409)),
            new Rule(FailureClass.CONNECTION_FAILED, it -> it.error().equals("server_error")),
            new Rule(FailureClass.MALFORMED_RESPONSE, it -> it.status() == null && it.says("malformed response")),
            new Rule(FailureClass.INVALID_REQUEST, it -> it.statusBetween(400, 499)),
            new Rule(FailureClass.INVALID_REQUEST, it -> it.error().equals("invalid_request")));

    private ErrorClassifier() {}

    static FailureClass classify(ErrorEvidence evidence) {
        if (evidence.subtype().equals("error_during_execution")) {
            return duringExecution(evidence);
        }
        FailureClass named = BY_SUBTYPE.get(evidence.subtype());
        if (named == null) {
            named = BY_ERROR.get(evidence.error());
        }
        return named != null ? named : byRules(evidence);
    }

    private static FailureClass byRules(ErrorEvidence evidence) {
        return RULES.stream()
                .filter(rule -> rule.applies().test(evidence))
                .map(Rule::failureClass)
                .findFirst()
                .orElse(FailureClass.UNKNOWN);
    }

    private static FailureClass duringExecution(ErrorEvidence evidence) {
        if (evidence.says("no conversation found")) {
            return FailureClass.SESSION_LOST;
        }
        @Nullable String reason = evidence.terminalReason();
        return reason != null && reason.startsWith("aborted") ? FailureClass.ABORTED : FailureClass.EXECUTION_ERROR;
    }

    private static boolean promptTooLong(ErrorEvidence it) {
        return "prompt_too_long".equals(it.terminalReason())
                || "blocking_limit".equals(it.terminalReason())
                || it.hasStatus(413)
                || it.says("prompt is too long");
    }

    private record Rule(FailureClass failureClass, Predicate<ErrorEvidence> applies) {}
}
