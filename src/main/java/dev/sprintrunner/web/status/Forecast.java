package dev.sprintrunner.web.status;

import dev.sprintrunner.command.CommandName;
import dev.sprintrunner.engine.CommandActivity;
import dev.sprintrunner.engine.EngineState;
import dev.sprintrunner.workflow.BatchState;
import dev.sprintrunner.workflow.Wait;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is left of the running batch, as {@link Eta} wants it. Pure. */
final class Forecast {
    private Forecast() {}

    /** Empty while nothing runs, and while it cannot be told. */
    static Optional<Eta> of(StatusInputs in) {
        Outlook outlook = in.outlook();
        EngineState engine = in.engine();
        if (outlook == null || outlook.rest() == null || engine.batch() == null) {
            return Optional.empty();
        }
        long now = in.now().toEpochMilli();
        List<Eta.Running> running = in.commands().stream()
                .flatMap(command -> running(command, now).stream())
                .toList();
        long wait = engine.pause()
                .map(Wait::until)
                .map(until -> Math.max(0, until - now))
                .orElse(0L);
        return Eta.of(
                outlook.past(),
                new Eta.Left(running, outlook.rest().commands(), wait, budget(engine.batch(), in.figures())));
    }

    private static Optional<Eta.Running> running(CommandActivity command, long now) {
        CommandActivity.Beginning begun = command.begun();
        return CommandName.parse(begun.command())
                .map(name -> new Eta.Running(
                        name.type(), name.attempt(), begun.background(), Math.max(0, now - begun.startedAt())));
    }

    private static Eta.@Nullable Budget budget(BatchState batch, BatchFigures figures) {
        BigDecimal limit = batch.plan().rules().maxCostUsd();
        if (limit == null || figures.costUsd() <= 0 || figures.workedMs() <= 0) {
            return null;
        }
        return new Eta.Budget(
                Math.max(0, limit.doubleValue() - figures.costUsd()), figures.costUsd() / figures.workedMs());
    }
}
