package dev.sprintrunner.engine;

import dev.sprintrunner.store.CommandRows;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.FailureKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Results of commands of which no run tells more. */
final class CommandResults {
    private CommandResults() {}

    static CommandResult failed(long commandId, FailureKind kind, String reason) {
        return failed(commandId, kind, reason, null);
    }

    /** @param session the session to go on in, or null */
    static CommandResult failed(long commandId, FailureKind kind, String reason, @Nullable String session) {
        return new CommandResult(
                commandId,
                new Fact.CommandFailed(commandId, kind, reason, BigDecimal.ZERO, session, null),
                new CommandRows.End(
                        kind == FailureKind.INTERRUPTED ? "interrupted" : "failed",
                        null,
                        null,
                        reason,
                        kind.name().toLowerCase(Locale.ROOT),
                        null,
                        CommandRows.Usage.NONE,
                        null,
                        null),
                List.of());
    }
}
