package dev.sprintrunner.claude.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FixtureOutcomeTest {

    private static final OutcomeDecider DECIDER = new OutcomeDecider(ZoneOffset.UTC);

    /** Every recording, what it ended as, and how that is treated. */
    private static final String OUTCOMES = """
            2.1.197/allowed-tools                           PERMISSIONS_DENIED         COMPLETE
            2.1.197/api-400                                 INVALID_REQUEST            FAIL
            2.1.197/api-401                                 AUTHENTICATION_FAILED      STOP_BATCH
            2.1.197/api-403                                 AUTHENTICATION_FAILED      STOP_BATCH
            2.1.197/api-404-model                           MODEL_NOT_FOUND            STOP_BATCH
            2.1.197/api-413                                 PROMPT_TOO_LONG            FAIL
            2.1.197/api-429-exhausted                       RATE_LIMIT                 RETRY_LATER
            2.1.197/api-429-long-retry-after                RATE_LIMIT                 RETRY_LATER
            2.1.197/api-429-retried-then-success            SUCCEEDED                  COMPLETE
            2.1.197/api-429-usage-limit-text                USAGE_LIMIT                WAIT_FOR_LIMIT
            2.1.197/api-500-exhausted                       SERVER_ERROR               RETRY_LATER
            2.1.197/api-529-exhausted                       OVERLOADED                 RETRY_LATER
            2.1.197/api-529-fallback-model                  MODEL_FALLBACK             COMPLETE
            2.1.197/api-529-opus-default-retries            OVERLOADED                 RETRY_LATER
            2.1.197/api-connection-refused                  CONNECTION_FAILED          RETRY_LATER
            2.1.197/api-credit-balance                      BILLING_ERROR              STOP_BATCH
            2.1.197/api-error-mid-run                       INVALID_REQUEST            FAIL
            2.1.197/api-malformed-response                  MALFORMED_RESPONSE         FAIL
            2.1.197/api-prompt-too-long                     PROMPT_TOO_LONG            FAIL
            2.1.197/api-request-timeout                     CONNECTION_FAILED          RETRY_LATER
            2.1.197/api-stream-broken                       CONNECTION_FAILED          RETRY_LATER
            2.1.197/background-bash-killed                  SUCCEEDED                  COMPLETE
            2.1.197/background-bash-second-result           SUCCEEDED                  COMPLETE
            2.1.197/bash-output-details                     SUCCEEDED                  COMPLETE
            2.1.197/bash-timeout-moved-to-background        SUCCEEDED                  COMPLETE
            2.1.197/bash-timeout-no-background              SUCCEEDED                  COMPLETE
            2.1.197/big-tool-output                         SUCCEEDED                  COMPLETE
            2.1.197/compaction                              SUCCEEDED                  COMPLETE
            2.1.197/empty-response                          EMPTY_ANSWER               FAIL
            2.1.197/final-block-not-text                    SUCCEEDED                  COMPLETE
            2.1.197/final-message-two-text-blocks           SUCCEEDED                  COMPLETE
            2.1.197/hooks-in-project                        SUCCEEDED                  COMPLETE
            2.1.197/image-tool-result                       SUCCEEDED                  COMPLETE
            2.1.197/kill-sigint-during-api-call             CRASHED                    FAIL
            2.1.197/kill-sigint-during-tool                 ABORTED                    FAIL
            2.1.197/kill-sigkill-during-tool                CRASHED                    FAIL
            2.1.197/kill-sigterm-during-api-call            CRASHED                    FAIL
            2.1.197/kill-sigterm-early-in-tool              CRASHED                    FAIL
            2.1.197/kill-sigterm-late-in-tool               SUCCEEDED                  COMPLETE
            2.1.197/max-budget                              MAX_BUDGET                 FAIL
            2.1.197/max-turns                               MAX_TURNS                  FAIL
            2.1.197/mcp-server-failed                       SUCCEEDED                  COMPLETE
            2.1.197/not-logged-in                           AUTHENTICATION_FAILED      STOP_BATCH
            2.1.197/partial-messages                        SUCCEEDED                  COMPLETE
            2.1.197/resume-after-sigkill-1                  CRASHED                    FAIL
            2.1.197/resume-after-sigkill-2                  SUCCEEDED                  COMPLETE
            2.1.197/root-skip-permissions-sandbox           SUCCEEDED                  COMPLETE
            2.1.197/session-first                           SUCCEEDED                  COMPLETE
            2.1.197/session-id-in-use                       SESSION_IN_USE             FAIL
            2.1.197/session-resume                          SUCCEEDED                  COMPLETE
            2.1.197/session-resume-unknown                  SESSION_LOST               INTERRUPTED
            2.1.197/skill-tool                              SUCCEEDED                  COMPLETE
            2.1.197/slash-command                           SUCCEEDED                  COMPLETE
            2.1.197/slash-skill                             SUCCEEDED                  COMPLETE
            2.1.197/stdin-left-open                         SUCCEEDED                  COMPLETE
            2.1.197/stdin-whitespace-prompt                 NO_OUTPUT                  FAIL
            2.1.197/stdout-result-lost-slow-reader          CRASHED                    FAIL
            2.1.197/stdout-truncated-slow-reader            CRASHED                    FAIL
            2.1.197/stop-max-output-tokens                  MAX_OUTPUT_TOKENS          FAIL
            2.1.197/stop-refusal                            REFUSAL                    FAIL
            2.1.197/structured-output                       SUCCEEDED                  COMPLETE
            2.1.197/structured-output-missing               STRUCTURED_OUTPUT_MISSING  COMPLETE
            2.1.197/structured-output-never-valid           STRUCTURED_OUTPUT_INVALID  FAIL
            2.1.197/subagent-api-error                      SUCCEEDED                  COMPLETE
            2.1.197/subagent-background                     SUCCEEDED                  COMPLETE
            2.1.197/subagent-one                            SUCCEEDED                  COMPLETE
            2.1.197/subagents-parallel                      SUCCEEDED                  COMPLETE
            2.1.197/success                                 SUCCEEDED                  COMPLETE
            2.1.197/tool-bash-csv                           SUCCEEDED                  COMPLETE
            2.1.197/tool-errors                             SUCCEEDED                  COMPLETE
            2.1.197/unicode-and-control-bytes               SUCCEEDED                  COMPLETE
            2.1.197/unknown-slash-command                   UNKNOWN_COMMAND            STOP_BATCH
            2.1.197/usage-missing-verbose                   START_FAILED               STOP_BATCH
            2.1.197/usage-no-prompt                         START_FAILED               STOP_BATCH
            2.1.197/usage-root-skip-permissions             ROOT_REFUSED               STOP_BATCH
            2.1.197/usage-unknown-flag                      REFUSED_OPTION             STOP_BATCH
            2.1.197/usage-variadic-flag-eats-prompt         START_FAILED               STOP_BATCH
            2.1.197/write-edit-acceptedits                  PERMISSIONS_DENIED         COMPLETE
            2.1.197/write-edit-bypass                       SUCCEEDED                  COMPLETE
            2.1.197/write-edit-default                      PERMISSIONS_DENIED         COMPLETE
            2.1.197/write-edit-dontask                      PERMISSIONS_DENIED         COMPLETE
            2.1.330/allowed-tools                           PERMISSIONS_DENIED         COMPLETE
            2.1.330/api-400                                 INVALID_REQUEST            FAIL
            2.1.330/api-401                                 AUTHENTICATION_FAILED      STOP_BATCH
            2.1.330/api-404-model                           MODEL_NOT_FOUND            STOP_BATCH
            2.1.330/api-429-long-retry-after                RATE_LIMIT                 RETRY_LATER
            2.1.330/api-529-opus-default-retries            OVERLOADED                 RETRY_LATER
            2.1.330/api-connection-refused                  CONNECTION_FAILED          RETRY_LATER
            2.1.330/api-request-timeout                     CONNECTION_FAILED          RETRY_LATER
            2.1.330/background-bash-second-result-is-error  INVALID_REQUEST            FAIL
            2.1.330/background-bash-time-limit              SUCCEEDED                  COMPLETE
            2.1.330/background-bash-waits                   SUCCEEDED                  COMPLETE
            2.1.330/bash-sleep-blocked                      SUCCEEDED                  COMPLETE
            2.1.330/kill-sigint-during-api-call             CRASHED                    FAIL
            2.1.330/kill-sigint-during-retry-wait           ABORTED                    FAIL
            2.1.330/kill-sigint-during-tool                 ABORTED                    FAIL
            2.1.330/kill-sigkill-during-tool                CRASHED                    FAIL
            2.1.330/kill-sigterm-early-in-tool              CRASHED                    FAIL
            2.1.330/kill-sigterm-late-in-tool               CRASHED                    FAIL
            2.1.330/max-budget                              MAX_BUDGET                 FAIL
            2.1.330/max-turns                               MAX_TURNS                  FAIL
            2.1.330/partial-messages                        SUCCEEDED                  COMPLETE
            2.1.330/resume-after-sigkill-1                  CRASHED                    FAIL
            2.1.330/resume-after-sigkill-2                  SUCCEEDED                  COMPLETE
            2.1.330/session-first                           SUCCEEDED                  COMPLETE
            2.1.330/session-resume                          SUCCEEDED                  COMPLETE
            2.1.330/slash-command-unavailable               UNKNOWN_COMMAND            STOP_BATCH
            2.1.330/stdin-whitespace-prompt                 START_FAILED               STOP_BATCH
            2.1.330/stdout-truncated-slow-reader            CRASHED                    FAIL
            2.1.330/stop-refusal                            REFUSAL                    FAIL
            2.1.330/structured-output                       SUCCEEDED                  COMPLETE
            2.1.330/structured-output-invalid-schema        START_FAILED               STOP_BATCH
            2.1.330/subagent-api-error                      TASK_FAILED                COMPLETE
            2.1.330/subagent-background-tasks-disabled      SUCCEEDED                  COMPLETE
            2.1.330/subagent-default                        SUCCEEDED                  COMPLETE
            2.1.330/subagent-foreground                     SUCCEEDED                  COMPLETE
            2.1.330/subagents-parallel                      SUCCEEDED                  COMPLETE
            2.1.330/success                                 SUCCEEDED                  COMPLETE
            2.1.330/tool-bash-csv                           SUCCEEDED                  COMPLETE
            2.1.330/unknown-slash-command                   UNKNOWN_COMMAND            STOP_BATCH
            2.1.330/usage-limit-subscription                USAGE_LIMIT                WAIT_FOR_LIMIT
            2.1.330/usage-limit-waited                      SUCCEEDED                  COMPLETE
            2.1.330/usage-limit-warning                     SUCCEEDED                  COMPLETE
            2.1.330/write-edit-acceptedits                  PERMISSIONS_DENIED         COMPLETE
            2.1.330/write-edit-default                      PERMISSIONS_DENIED         COMPLETE
            """;

    static Stream<Fixture> fixtures() {
        return Fixture.all();
    }

    @Test
    void tableNamesEveryRecording() {
        assertThat(table().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        fixtures().map(Fixture::name).toList());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void outcomeIsAsInTheTable(Fixture fixture) {
        Outcome outcome = outcome(fixture);
        assertThat(name(outcome) + " " + outcome.treatment()).isEqualTo(table().get(fixture.name()));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void whatTheDriverStoppedIsNoFailure(Fixture fixture) {
        ProcessEnd end = fixture.end();
        ProcessEnd stopped = new ProcessEnd(
                end.exitCode(), end.signal(), end.stderrTail(), ProcessEnd.EndedBy.STOPPED, end.endedAt());
        assertThat(DECIDER.decide(fixture.summary(), stopped, fixture.expectation()))
                .isEqualTo(new Outcome.Stopped());
    }

    @Test
    void waitsUntilTheResetOfTheRateLimitEvent() {
        assertThat(outcome(Fixture.of("2.1.330/usage-limit-subscription")))
                .isEqualTo(new Outcome.UsageLimited(
                        Instant.ofEpochSecond(1795357344),
                        Outcome.LimitSource.RATE_LIMIT_EVENT,
                        "You've hit your 5-hour limit · resets 2:22pm (UTC)"));
    }

    @Test
    void waitsUntilTheEpochOfTheOldText() {
        Outcome outcome = outcome(Fixture.of("2.1.197/api-429-usage-limit-text"));
        assertThat(((Outcome.UsageLimited) outcome).resetsAt()).isEqualTo(Instant.ofEpochSecond(1795354601));
        assertThat(((Outcome.UsageLimited) outcome).source()).isEqualTo(Outcome.LimitSource.TEXT);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void stoppingTheBatchAlwaysComesWithAMend(Fixture fixture) {
        if (outcome(fixture) instanceof Outcome.Failed failed && failed.treatment() == Treatment.STOP_BATCH) {
            assertThat(failed.failureClass().mend()).endsWith("resume.");
        }
    }

    private static Outcome outcome(Fixture fixture) {
        return DECIDER.decide(fixture.summary(), fixture.end(), fixture.expectation());
    }

    private static String name(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return failed.failureClass().name();
        }
        if (outcome instanceof Outcome.Succeeded succeeded) {
            return succeeded.flags().isEmpty()
                    ? "SUCCEEDED"
                    : succeeded.flags().toString().replaceAll("[\\[\\]]", "");
        }
        return outcome instanceof Outcome.UsageLimited ? "USAGE_LIMIT" : "STOPPED";
    }

    private static Map<String, String> table() {
        Map<String, String> table = new TreeMap<>();
        OUTCOMES.lines().map(line -> line.strip().split(" +")).forEach(row -> table.put(row[0], row[1] + " " + row[2]));
        return table;
    }
}
