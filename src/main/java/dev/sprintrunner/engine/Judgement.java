package dev.sprintrunner.engine;

import dev.sprintrunner.claude.protocol.FailureClass;
import dev.sprintrunner.claude.protocol.Outcome;
import dev.sprintrunner.claude.protocol.RunSummary;
import dev.sprintrunner.claude.protocol.Treatment;
import dev.sprintrunner.report.Verdict;
import dev.sprintrunner.report.VerdictReading;
import dev.sprintrunner.report.VerdictSchemas;
import dev.sprintrunner.workflow.CommandRun;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.FailureKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a command did what it was for. It completed only when the stream says so, its verdict is there and free of
 * contradiction, and its effect is there; otherwise it failed, with the reason.
 */
final class Judgement {
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Judgement() {}

    /** Looks for the effect of a command whose answer is fine so far; says what is missing. */
    @FunctionalInterface
    interface Proof {
        Optional<String> missingEffect(@Nullable Verdict verdict);
    }

    static Fact of(
            long commandId,
            CommandRun run,
            Outcome outcome,
            RunSummary summary,
            VerdictReading reading,
            Proof proof,
            Instant now) {
        BigDecimal cost = BigDecimal.valueOf(summary.usage().costUsd());
        if (!(outcome instanceof Outcome.Succeeded)) {
            return failed(commandId, outcome, summary, cost, now);
        }
        Optional<String> unproven = unproven(run, reading, proof);
        return unproven.isPresent()
                ? new Fact.CommandFailed(commandId, FailureKind.ORDINARY, unproven.get(), cost, null, null)
                : new Fact.CommandCompleted(commandId, verdict(reading), cost);
    }

    private static Optional<String> unproven(CommandRun run, VerdictReading reading, Proof proof) {
        boolean verdictNeeded = VerdictSchemas.forCommand(run.name().type()).isPresent();
        if (verdictNeeded && reading instanceof VerdictReading.Missing) {
            return Optional.of("the answer has no verdict");
        }
        if (reading instanceof VerdictReading.Contradiction contradiction) {
            return Optional.of("the verdict contradicts itself: " + contradiction.explanation());
        }
        return proof.missingEffect(verdict(reading));
    }

    private static @Nullable Verdict verdict(VerdictReading reading) {
        return reading instanceof VerdictReading.Found found ? found.verdict() : null;
    }

    private static Fact failed(long commandId, Outcome outcome, RunSummary summary, BigDecimal cost, Instant now) {
        FailureKind kind = kind(outcome);
        String session = isWorthGoingOn(kind, outcome) ? session(summary) : null;
        return new Fact.CommandFailed(commandId, kind, reason(outcome), cost, session, notBefore(outcome, now));
    }

    /** Whether its session has the task and perhaps a part of the work, and nothing that would lead astray. */
    private static boolean isWorthGoingOn(FailureKind kind, Outcome outcome) {
        boolean neverToldTheTask =
                outcome instanceof Outcome.Failed failed && failed.failureClass() == FailureClass.UNKNOWN_COMMAND;
        return kind != FailureKind.ORDINARY && kind != FailureKind.SESSION_LOST && !neverToldTheTask;
    }

    private static FailureKind kind(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed && failed.failureClass() == FailureClass.SESSION_LOST) {
            return FailureKind.SESSION_LOST;
        }
        Treatment treatment = outcome.treatment();
        return switch (treatment) {
            case FAIL -> FailureKind.ORDINARY;
            case RETRY_LATER -> FailureKind.TRANSIENT;
            case WAIT_FOR_LIMIT -> FailureKind.USAGE_LIMIT;
            case STOP_BATCH -> FailureKind.FATAL;
            case INTERRUPTED -> FailureKind.INTERRUPTED;
            case COMPLETE -> throw new IllegalStateException("not a failure: " + outcome);
        };
    }

    /** Only a session that the agent has confirmed, under an id that it can be resumed by, can be gone on with. */
    private static @Nullable String session(RunSummary summary) {
        String id = summary.init() == null ? null : summary.sessionId();
        return id != null && UUID_FORM.matcher(id).matches() ? id : null;
    }

    private static String reason(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            String mend = failed.failureClass().mend();
            return mend.isEmpty() ? failed.message() : failed.message() + ". " + mend;
        }
        if (outcome instanceof Outcome.UsageLimited limited) {
            return limited.text().isBlank() ? "usage limit reached" : limited.text();
        }
        return "ended by the runner";
    }

    private static @Nullable Long notBefore(Outcome outcome, Instant now) {
        if (outcome instanceof Outcome.UsageLimited limited) {
            return limited.resetsAt() == null ? null : limited.resetsAt().toEpochMilli();
        }
        if (outcome instanceof Outcome.Failed failed && failed.retryAfter() != null) {
            return now.plus(failed.retryAfter()).toEpochMilli();
        }
        return null;
    }
}
