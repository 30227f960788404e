package dev.sprintrunner.web.status;

import dev.sprintrunner.engine.AccountState;
import dev.sprintrunner.engine.CommandActivity;
import dev.sprintrunner.engine.EngineState;
import dev.sprintrunner.store.BatchRows.BatchRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a {@link Status} is made of.
 *
 * @param batch         the running one, else the newest; null when there never was one
 * @param waitingSince  epoch milliseconds, or null
 * @param resumable     the newest batch's id where it can be gone on with, or null
 * @param outlook       null when nothing runs
 * @param sprintProblem why nothing can start, or null
 * @param maxCostUsd    of a batch started now, or null
 */
record StatusInputs(
        EngineState engine,
        @Nullable BatchRow batch,
        BatchFigures figures,
        @Nullable Long waitingSince,
        @Nullable Long resumable,
        List<CommandActivity> commands,
        AccountState account,
        @Nullable Outlook outlook,
        @Nullable GitTile git,
        @Nullable String sprintProblem,
        @Nullable BigDecimal maxCostUsd,
        Instant now) {

    /** Of the running batch, else of one started now. */
    Optional<BigDecimal> budget() {
        return Optional.ofNullable(
                engine.batch() == null
                        ? maxCostUsd
                        : engine.batch().plan().rules().maxCostUsd());
    }
}
