package dev.sprintrunner.engine;

import dev.sprintrunner.git.CommitResult;
import dev.sprintrunner.git.GitException;
import dev.sprintrunner.report.Verdict;
import dev.sprintrunner.report.Verdict.CommitOutcome;
import dev.sprintrunner.report.VerdictJson;
import dev.sprintrunner.store.CommandRows;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.FailureKind;
import java.math.BigDecimal;
import java.util.List;

/** The runner's own commit, for {@code commit_mode: native}. */
final class NativeCommitCommand implements RunningCommand {
    private final long commandId;
    private final WorkTree workTree;
    private final String message;

    NativeCommitCommand(long commandId, WorkTree workTree, String message) {
        this.commandId = commandId;
        this.workTree = workTree;
        this.message = message;
    }

    /** A commit is short and must not be cut in two. */
    @Override
    public void stop() {}

    CommandResult result() {
        try {
            CommitResult result = workTree.git().commitAll(message, List.of(".sprint-runner"));
            if (result instanceof CommitResult.Committed committed) {
                return completed(new Verdict.Commit(CommitOutcome.COMMITTED, committed.hash(), null));
            }
            if (result instanceof CommitResult.Failed failed) {
                return failed(failed.reason());
            }
            return completed(new Verdict.Commit(CommitOutcome.NOTHING, null, "nothing to commit"));
        } catch (GitException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private CommandResult completed(Verdict.Commit verdict) {
        return new CommandResult(
                commandId,
                new Fact.CommandCompleted(commandId, verdict, BigDecimal.ZERO),
                new CommandRows.End(
                        "completed",
                        null,
                        ResultSummary.of(verdict, ""),
                        null,
                        null,
                        VerdictJson.write(verdict).toString(),
                        CommandRows.Usage.NONE,
                        workTree.head(),
                        null),
                List.of());
    }

    private CommandResult failed(String reason) {
        return CommandResults.failed(commandId, FailureKind.ORDINARY, reason);
    }
}
