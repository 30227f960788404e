package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.claude.protocol.FailureClass;
import dev.sprintrunner.claude.protocol.Outcome;
import dev.sprintrunner.claude.protocol.Outcome.LimitSource;
import dev.sprintrunner.claude.protocol.RunProgress;
import dev.sprintrunner.claude.protocol.RunSummary;
import dev.sprintrunner.claude.protocol.StreamLines;
import dev.sprintrunner.claude.protocol.StreamParser;
import dev.sprintrunner.command.CommandName;
import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.report.Severity;
import dev.sprintrunner.report.Verdict;
import dev.sprintrunner.report.VerdictReading;
import dev.sprintrunner.workflow.CommandRun;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.FailureKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgementTest {
    private static final Instant NOW = Instant.ofEpochMilli(50_000);
    private static final String SESSION = "fd4b88dd-16d0-4c85-b271-a1612847afff";
    private static final Outcome SUCCEEDED = new Outcome.Succeeded(Set.of());
    private static final VerdictReading MISSING = new VerdictReading.Missing();
    private static final Verdict REVIEW = new Verdict.CodeReview(Severity.NONE, List.of(), Map.of());
    private static final Judgement.Proof PROVEN = verdict -> Optional.empty();

    private static RunSummary summary(String session) {
        String stream =
                "{\"type\":\"system\",\"subtype\":\"init\",\"session_id\":\"" + session + "\",\"model\":\"m\"}\n";
        RunProgress run = new RunProgress();
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        new StreamLines()
                .feed(bytes, 0, bytes.length)
                .forEach(line -> run.accept(line, new StreamParser().parse(line)));
        return run.summary();
    }

    private static RunSummary emptySummary() {
        return new RunProgress().summary();
    }

    private static CommandRun run(CommandType type) {
        return new CommandRun(new CommandName(type, 1), List.of("1-1-a"), false, false, null, null);
    }

    private static Fact judge(CommandType type, Outcome outcome, VerdictReading reading, Judgement.Proof proof) {
        return Judgement.of(9, run(type), outcome, summary(SESSION), reading, proof, NOW);
    }

    private static Fact.CommandFailed failure(Outcome outcome, RunSummary summary) {
        return (Fact.CommandFailed) Judgement.of(9, run(CommandType.DEV_STORY), outcome, summary, MISSING, PROVEN, NOW);
    }

    private static Outcome.Failed failed(FailureClass failureClass, @Nullable Duration retryAfter) {
        return new Outcome.Failed(failureClass, "it went wrong", "", retryAfter);
    }

    @Test
    void aProvenAnswerCompletesWithItsVerdict() {
        assertThat(judge(CommandType.CODE_REVIEW, SUCCEEDED, new VerdictReading.Found(REVIEW), PROVEN))
                .isEqualTo(new Fact.CommandCompleted(9, REVIEW, BigDecimal.valueOf(0.0)));
    }

    @Test
    void aCommandThatGivesNoVerdictCompletesWithoutOne() {
        assertThat(judge(CommandType.DEV_STORY, SUCCEEDED, MISSING, PROVEN))
                .isEqualTo(new Fact.CommandCompleted(9, null, BigDecimal.valueOf(0.0)));
    }

    @ParameterizedTest
    @EnumSource(
            value = CommandType.class,
            names = {"CODE_REVIEW", "STORY_REVIEW", "TECH_SPEC_REVIEW", "BATCH_COMMIT"})
    void anAnswerWithoutItsVerdictIsAFailedCommandNeverAPass(CommandType type) {
        Fact.CommandFailed fact = (Fact.CommandFailed) judge(type, SUCCEEDED, MISSING, PROVEN);

        assertThat(fact.kind()).isEqualTo(FailureKind.ORDINARY);
        assertThat(fact.reason()).isEqualTo("the answer has no verdict");
        assertThat(fact.session()).isNull();
    }

    @Test
    void aVerdictThatContradictsItselfIsAFailedCommand() {
        Fact fact = judge(
                CommandType.CODE_REVIEW,
                SUCCEEDED,
                new VerdictReading.Contradiction("no issues beside a listed one"),
                PROVEN);

        assertThat(((Fact.CommandFailed) fact).reason())
                .isEqualTo("the verdict contradicts itself: no issues beside a listed one");
    }

    @Test
    void anAnswerWithoutItsEffectIsAFailedCommandWithTheReason() {
        Fact fact = judge(
                CommandType.DEV_STORY, SUCCEEDED, MISSING, verdict -> Optional.of("nothing in the work tree changed"));

        assertThat(fact)
                .isEqualTo(new Fact.CommandFailed(
                        9,
                        FailureKind.ORDINARY,
                        "nothing in the work tree changed",
                        BigDecimal.valueOf(0.0),
                        null,
                        null));
    }

    @ParameterizedTest
    @CsvSource({
        "CRASHED, ORDINARY, false",
        "STALLED, ORDINARY, false",
        "TIMED_OUT, ORDINARY, false",
        "OVERLOADED, TRANSIENT, true",
        "CONNECTION_FAILED, TRANSIENT, true",
        "RATE_LIMIT, TRANSIENT, true",
        "AUTHENTICATION_FAILED, FATAL, true",
        "BILLING_ERROR, FATAL, true",
        "UNKNOWN_COMMAND, FATAL, false",
        "LOST, INTERRUPTED, true",
        "SESSION_LOST, SESSION_LOST, false"
    })
    void theClassOfAFailureSaysWhatItMeansAndWhetherItsSessionIsGoneOnIn(
            FailureClass failureClass, FailureKind kind, boolean goesOn) {
        Fact.CommandFailed fact = failure(failed(failureClass, null), summary(SESSION));

        assertThat(fact.kind()).isEqualTo(kind);
        assertThat(fact.session()).isEqualTo(goesOn ? SESSION : null);
    }

    @Test
    void aFatalErrorCarriesTheMend() {
        assertThat(failure(failed(FailureClass.BILLING_ERROR, null), summary(SESSION))
                        .reason())
                .isEqualTo("it went wrong. " + FailureClass.BILLING_ERROR.mend());
        assertThat(failure(failed(FailureClass.CRASHED, null), summary(SESSION)).reason())
                .isEqualTo("it went wrong");
    }

    @Test
    void theUsageLimitCarriesItsResetWhereItIsKnown() {
        Instant reset = Instant.ofEpochMilli(90_000);

        Fact.CommandFailed known =
                failure(new Outcome.UsageLimited(reset, LimitSource.TEXT, "resets 2pm"), summary(SESSION));
        assertThat(known.kind()).isEqualTo(FailureKind.USAGE_LIMIT);
        assertThat(known.notBefore()).isEqualTo(90_000);
        assertThat(known.reason()).isEqualTo("resets 2pm");
        assertThat(known.session()).isEqualTo(SESSION);

        Fact.CommandFailed unknown = failure(new Outcome.UsageLimited(null, LimitSource.NONE, " "), summary(SESSION));
        assertThat(unknown.notBefore()).isNull();
        assertThat(unknown.reason()).isEqualTo("usage limit reached");
    }

    @Test
    void aRetryIsNotBeforeTheApiWantsIt() {
        assertThat(failure(failed(FailureClass.RATE_LIMIT, Duration.ofSeconds(10)), summary(SESSION))
                        .notBefore())
                .isEqualTo(60_000);
    }

    @Test
    void aRunThatWasStoppedIsInterruptedAndGoesOnInItsSession() {
        Fact.CommandFailed fact = failure(new Outcome.Stopped(), summary(SESSION));

        assertThat(fact.kind()).isEqualTo(FailureKind.INTERRUPTED);
        assertThat(fact.session()).isEqualTo(SESSION);
        assertThat(fact.reason()).isEqualTo("ended by the runner");
    }

    @Test
    void onlyAConfirmedSessionWithAnIdToResumeByIsGoneOnIn() {
        assertThat(failure(new Outcome.Stopped(), emptySummary()).session()).isNull();
        assertThat(failure(new Outcome.Stopped(), summary("--dangerous")).session())
                .isNull();
    }
}
