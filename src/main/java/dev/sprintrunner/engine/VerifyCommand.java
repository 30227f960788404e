package dev.sprintrunner.engine;

import dev.sprintrunner.claude.process.AgentExit;
import dev.sprintrunner.claude.protocol.ProcessEnd.EndedBy;
import dev.sprintrunner.report.Verdict;
import dev.sprintrunner.report.VerdictJson;
import dev.sprintrunner.store.CommandRows;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.FailureKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The user's verify command being followed: a story is done only after it exits with 0. */
final class VerifyCommand implements RunningCommand {
    private static final int MAX_OUTPUT = 20 * 1024;

    private final long commandId;
    private final CommandFiles files;
    private final OutputTail output;
    private final AgentWatch watch;

    VerifyCommand(long commandId, CommandFiles files, OutputTail output, AgentWatch watch) {
        this.commandId = commandId;
        this.files = files;
        this.output = output;
        this.watch = watch;
    }

    @Override
    public void stop() {
        watch.stop();
    }

    /** Blocks until it has ended. */
    CommandResult result() throws IOException, InterruptedException {
        AgentWatch.End end = watch.follow();
        OptionalInt code = end.exit().map(AgentExit::code).orElse(OptionalInt.empty());
        if (end.endedBy() == EndedBy.STOPPED) {
            return result(
                    new Fact.CommandFailed(
                            commandId, FailureKind.INTERRUPTED, "ended by the runner", BigDecimal.ZERO, null, null),
                    code,
                    null);
        }
        boolean passed = end.endedBy() == EndedBy.ITSELF && code.isPresent() && code.getAsInt() == 0;
        Verdict verdict = new Verdict.Verification(passed, passed ? "" : said(end, code));
        return result(new Fact.CommandCompleted(commandId, verdict, BigDecimal.ZERO), code, verdict);
    }

    private String said(AgentWatch.End end, OptionalInt code) throws IOException {
        String how = end.endedBy() == EndedBy.ITSELF
                ? "exit code " + (code.isPresent() ? code.getAsInt() : "unknown")
                : "ended by the runner: " + end.endedBy().name().toLowerCase(Locale.ROOT);
        String errors = TextFiles.tail(files.errors(), MAX_OUTPUT / 2);
        return output.text() + (errors.isBlank() ? "" : "\nstderr:\n" + errors) + "\n(" + how + ")";
    }

    private CommandResult result(Fact fact, OptionalInt code, @Nullable Verdict verdict) {
        Fact.CommandFailed failed = fact instanceof Fact.CommandFailed failure ? failure : null;
        CommandRows.End end = new CommandRows.End(
                failed == null ? "completed" : "interrupted",
                code.isPresent() ? code.getAsInt() : null,
                ResultSummary.of(verdict, ""),
                failed == null ? null : failed.reason(),
                failed == null ? null : failed.kind().name().toLowerCase(Locale.ROOT),
                verdict == null ? null : VerdictJson.write(verdict).toString(),
                CommandRows.Usage.NONE,
                null,
                null);
        return new CommandResult(commandId, fact, end, List.of());
    }
}
