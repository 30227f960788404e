package dev.sprintrunner.engine;

import dev.sprintrunner.claude.protocol.RunSummary;
import dev.sprintrunner.store.CommandRows.Usage;
import java.math.BigDecimal;

/** What a run used, as the record keeps it. */
final class Evidence {
    private Evidence() {}

    static Usage usage(RunSummary run, long offset) {
        return new Usage(
                run.init() == null ? null : run.init().model(),
                run.sessionId(),
                run.init() == null ? null : run.init().version(),
                BigDecimal.valueOf(run.usage().costUsd()),
                run.usage().inputTokens(),
                run.usage().outputTokens(),
                run.usage().cacheReadTokens(),
                run.usage().cacheCreationTokens(),
                (int) run.numTurns(),
                run.durationApiMs(),
                run.permissionDenials().size(),
                (int) run.lines().unreadable(),
                offset);
    }
}
