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
            return failed(StartClassifier.classify(end, run.lines()), "", run, end);
        }
        if (hasFailed(run)) {
            return failure(run, end);
        }
        RunResult primary = run.results().primary();
        if (primary == null) {
            return failed(end.watched() ? FailureClass.CRASHED : FailureClass.LOST, "", run, end);
        }
        FailureClass unasked = unasked(run, primary, expected);
        return unasked != null
                ? failed(unasked, unasked == FailureClass.EMPTY_ANSWER ? "" : primary.text(), run, end)
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

    /** An error line with neither an answer nor a good result beside it ended the run, whatever the flags say. */
    private static boolean hasFailed(RunSummary run) {
        boolean nothingElse = run.results().count() == 0 || !run.answer().fromModel();
        return run.results().lastError() != null || (run.api().lastFailure() != null && nothingElse);
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

    private static @Nullable FailureClass unasked(RunSummary run, RunResult primary, Expectation expected) {
        boolean noTurn = primary.numTurns() != null && primary.numTurns() == 0;
        StreamMessage.Init init = run.init();
        if ((noTurn && expected.slashCommand() != null) || (init != null && expected.commandUnknownTo(init))) {
            return FailureClass.UNKNOWN_COMMAND;
        }
        if (noTurn) {
            return FailureClass.NO_MODEL_TURN;
        }
        boolean noAnswer = run.answer().text().isBlank() && run.results().structuredOutput() == null;
        return noAnswer ? FailureClass.EMPTY_ANSWER : null;
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

    private static Outcome failed(FailureClass kind, String text, RunSummary run, ProcessEnd end) {
        String said = text.isBlank() ? end.stderrTail() : text;
        String lastLine = run.lines().lastUnreadable();
        return new Outcome.Failed(
                kind,
                message(kind, said.isBlank() ? lastLine : said),
                detail(lastLine.isEmpty() ? "" : "last unreadable line: " + lastLine, end),
                null);
    }

    private static String message(FailureClass kind, String text) {
        return text.isBlank() ? kind.sentence() : kind.sentence() + ": " + Texts.oneLine(text, MAX_MESSAGE);
    }

    private static String detail(String evidence, ProcessEnd end) {
        return Texts.cut(evidence.isEmpty() ? describe(end) : evidence + "\n" + describe(end), MAX_DETAIL);
    }

    private static String describe(ProcessEnd end) {
        String exit = end.signal() != null
                ? end.signal()
                : end.exitCode() == null ? "unknown" : end.exitCode().toString();
        String stderr = end.stderrTail().strip();
        return stderr.isEmpty() ? "exit: " + exit : "exit: " + exit + "\nstderr: " + Texts.tail(stderr, MAX_DETAIL / 2);
    }
}
