package dev.sprintrunner.claude.protocol;

import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a run that has ended: why the driver ended it, else what its lines say, else its exit code and stderr. The exit
 * code never outweighs the lines; an exit code of 0 proves nothing.
 */
public final class OutcomeDecider {

    private static final int MAX_MESSAGE = 300;
    private static final int MAX_DETAIL = 4000;

    /**
     * The CLI does not retry when the API asks for more than a minute, and does not say how much more. So a rate limit
     * without a single retry is waited out.
     */
    private static final Duration LONG_RETRY_AFTER = Duration.ofMinutes(5);

    private final UsageLimitFinder limits;

    /** @param zone of times in usage-limit texts that name none */
    public OutcomeDecider(ZoneId zone) {
        this.limits = new UsageLimitFinder(zone);
    }

    public Outcome decide(RunSummary run, ProcessEnd end, Expectation expected) {
        Outcome byDriver = endedByDriver(end);
        if (byDriver != null) {
            return byDriver;
        }
        if (run.lines().json() == 0) {
            return notStarted(run, end);
        }
        if (hasFailed(run)) {
            return failure(run, end);
        }
        RunResult primary = run.results().primary();
        if (primary == null) {
            return end.watched()
                    ? failed(FailureClass.CRASHED, end.code(), run, end)
                    : failed(FailureClass.LOST, "", run, end);
        }
        if (isCommandUnknown(run, primary, expected)) {
            return failed(FailureClass.UNKNOWN_COMMAND, "/" + expected.slashCommand(), run, end);
        }
        if (hasNoTurn(primary)) {
            return failed(FailureClass.NO_MODEL_TURN, primary.text(), run, end);
        }
        boolean noAnswer = run.answer().text().isBlank() && run.results().structuredOutput() == null;
        return noAnswer
                ? failed(FailureClass.EMPTY_ANSWER, "", run, end)
                : new Outcome.Succeeded(flags(run, end, expected));
    }

    private static @Nullable Outcome endedByDriver(ProcessEnd end) {
        return switch (end.endedBy()) {
            case STOPPED -> new Outcome.Stopped();
            case STALLED ->
                new Outcome.Failed(FailureClass.STALLED, FailureClass.STALLED.sentence(), describe(end), null);
            case TIMED_OUT ->
                new Outcome.Failed(FailureClass.TIMED_OUT, FailureClass.TIMED_OUT.sentence(), describe(end), null);
            case ITSELF, RESULT_GRACE -> null;
        };
    }

    /** An error line beside which nothing was achieved ended the run, whatever the result's flag says. */
    private static boolean hasFailed(RunSummary run) {
        RunSummary.Results results = run.results();
        boolean achieved = results.count() > 0 && (run.answer().fromModel() || results.structuredOutput() != null);
        return results.lastError() != null || (run.api().lastFailure() != null && !achieved);
    }

    private Outcome failure(RunSummary run, ProcessEnd end) {
        ErrorEvidence evidence =
                ErrorEvidence.of(run.results().lastError(), run.api().lastFailure());
        Optional<Outcome> limit = limits.find(evidence, run.api(), end.endedAt());
        if (limit.isPresent()) {
            return limit.get();
        }
        FailureClass kind = ErrorClassifier.classify(evidence);
        Duration retryAfter = kind == FailureClass.RATE_LIMIT && run.api().retries() == 0 ? LONG_RETRY_AFTER : null;
        return new Outcome.Failed(kind, message(kind, evidence.text()), detail(evidence.describe(), end), retryAfter);
    }

    private static boolean isCommandUnknown(RunSummary run, RunResult primary, Expectation expected) {
        StreamMessage.Init init = run.init();
        return (expected.slashCommand() != null && hasNoTurn(primary))
                || (init != null && expected.commandUnknownTo(init));
    }

    private static boolean hasNoTurn(RunResult primary) {
        return primary.numTurns() != null && primary.numTurns() == 0;
    }

    private static Set<Outcome.Flag> flags(RunSummary run, ProcessEnd end, Expectation expected) {
        Set<Outcome.Flag> flags = EnumSet.noneOf(Outcome.Flag.class);
        RunSummary.LineCounts lines = run.lines();
        addIf(
                flags,
                Outcome.Flag.STRUCTURED_OUTPUT_MISSING,
                expected.schemaGiven() && run.results().structuredOutput() == null);
        addIf(flags, Outcome.Flag.PERMISSIONS_DENIED, !run.permissionDenials().isEmpty());
        addIf(flags, Outcome.Flag.LINES_LOST, lines.unreadable() > 0 || lines.truncated() > 0);
        addIf(flags, Outcome.Flag.UNKNOWN_LINES, lines.unknown() > 0);
        addIf(flags, Outcome.Flag.MODEL_FALLBACK, run.modelFallback() != null);
        addIf(flags, Outcome.Flag.TASK_FAILED, run.failedTasks() > 0);
        addIf(flags, Outcome.Flag.TASKS_LEFT, !run.runningTasks().isEmpty());
        addIf(
                flags,
                Outcome.Flag.EXIT_CODE_DISAGREES,
                end.endedBy() == ProcessEnd.EndedBy.ITSELF && end.watched() && !end.exitedWith(0));
        return flags;
    }

    private static void addIf(Set<Outcome.Flag> flags, Outcome.Flag flag, boolean present) {
        if (present) {
            flags.add(flag);
        }
    }

    private static Outcome notStarted(RunSummary run, ProcessEnd end) {
        String said = end.stderrTail().isBlank() ? run.lines().lastUnreadable() : end.stderrTail();
        return failed(StartClassifier.classify(end, run.lines()), said, run, end);
    }

    private static Outcome failed(FailureClass kind, String text, RunSummary run, ProcessEnd end) {
        String lastLine = run.lines().lastUnreadable();
        String evidence = lastLine.isEmpty() ? "" : "last unreadable line: " + lastLine;
        return new Outcome.Failed(kind, message(kind, text), detail(evidence, end), null);
    }

    private static String message(FailureClass kind, String text) {
        return text.isBlank() ? kind.sentence() : kind.sentence() + ": " + Texts.oneLine(text, MAX_MESSAGE);
    }

    private static String detail(String evidence, ProcessEnd end) {
        return Texts.cut(evidence.isEmpty() ? describe(end) : evidence + "\n" + describe(end), MAX_DETAIL);
    }

    private static String describe(ProcessEnd end) {
        String stderr = end.stderrTail().strip();
        return stderr.isEmpty() ? end.code() : end.code() + "\nstderr: " + Texts.tail(stderr, MAX_DETAIL / 2);
    }
}
