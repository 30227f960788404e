package dev.sprintrunner.web.status;

import dev.sprintrunner.claude.protocol.RateLimit;
import dev.sprintrunner.engine.AccountState.Billing;
import dev.sprintrunner.engine.CommandActivity;
import dev.sprintrunner.engine.EngineState;
import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.workflow.BatchState;
import dev.sprintrunner.workflow.CycleState;
import dev.sprintrunner.workflow.StopMode;
import dev.sprintrunner.workflow.StoryState;
import dev.sprintrunner.workflow.Wait;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From what is known to the {@link Status} that is shown. Pure. */
final class StatusView {
    private StatusView() {}

    static Status of(StatusInputs in) {
        EngineState engine = in.engine();
        BatchRow batch = in.batch();
        CycleState cycle = engine.batch() == null ? null : engine.batch().cycle();
        Wait pause = engine.pause().orElse(null);
        Optional<Eta> eta = Forecast.of(in);
        long now = in.now().toEpochMilli();
        return new Status(
                text(engine.status()),
                batch == null ? null : (Long) batch.id(),
                batch == null ? null : batch.status(),
                batch == null ? null : batch.reason(),
                batch == null ? null : (Long) batch.startedAt(),
                batch == null ? null : batch.endedAt(),
                batch == null ? 0 : batch.cyclesCompleted(),
                cycle == null ? null : (Integer) cycle.number(),
                batch == null ? null : batch.maxCycles(),
                keys(cycle),
                stopping(engine),
                in.commands().stream().map(command -> active(command, now)).toList(),
                pause == null ? null : (Long) pause.until(),
                pause == null ? null : in.waitingSince(),
                pause == null ? null : reason(pause),
                in.figures().costUsd() > 0 ? (Double) in.figures().costUsd() : null,
                in.figures().inputTokens()
                        + in.commands().stream()
                                .mapToLong(command -> command.pulse().inputTokens())
                                .sum(),
                in.figures().outputTokens()
                        + in.commands().stream()
                                .mapToLong(command -> command.pulse().outputTokens())
                                .sum(),
                billing(in.account().billing()),
                in.budget().map(BigDecimal::doubleValue).orElse(null),
                progress(in),
                eta.map(Eta::ms).orElse(null),
                eta.map(Eta::lowMs).orElse(null),
                eta.map(Eta::highMs).orElse(null),
                in.git(),
                usageLimit(in.account().limit(), in.now()),
                in.resumable(),
                in.sprintProblem(),
                now);
    }

    private static List<String> keys(@Nullable CycleState cycle) {
        return cycle == null
                ? List.of()
                : cycle.stories().stream().map(StoryState::key).toList();
    }

    private static Status.@Nullable Stopping stopping(EngineState engine) {
        BatchState batch = engine.batch();
        StopMode mode = batch == null ? null : batch.stopping().mode();
        if (batch == null || mode == null) {
            return null;
        }
        return new Status.Stopping(
                text(mode), engine.stoppingSince(), mode == StopMode.STORY ? lastStory(batch) : null);
    }

    /** The one it stops after; null where it is done already, and what is left is its commit. */
    private static @Nullable String lastStory(BatchState batch) {
        CycleState cycle = batch.cycle();
        boolean ended = batch.finished().size() > batch.stopping().finishedAtAsk();
        return cycle == null || ended
                ? null
                : cycle.stories().stream()
                        .filter(story -> !story.phase().isFinal())
                        .map(StoryState::key)
                        .findFirst()
                        .orElse(null);
    }

    private static Status.ActiveCommand active(CommandActivity command, long now) {
        CommandActivity.Beginning begun = command.begun();
        return new Status.ActiveCommand(
                begun.commandId(),
                begun.command(),
                begun.storyKeys(),
                command.task(),
                begun.attempt(),
                begun.maxAttempts(),
                command.model(),
                command.sessionId(),
                command.pid(),
                begun.background(),
                begun.startedAt(),
                command.lastOutputAt(),
                command.pulse().lastLine(),
                command.pulse().repeatCount(),
                command.pulse().todo(),
                command.pulse().inputTokens(),
                command.pulse().outputTokens(),
                command.silentLimitAt(now));
    }

    private static String reason(Wait pause) {
        return pause.slot() == null ? "usage limit" : "retry of " + pause.slot();
    }

    private static @Nullable String billing(@Nullable Billing billing) {
        return billing == null ? null : text(billing);
    }

    private static Status.Progress progress(StatusInputs in) {
        BatchFigures figures = in.figures();
        return new Status.Progress(figures.done(), figures.blocked(), figures.failed(), storiesTotal(in));
    }

    private static @Nullable Integer storiesTotal(StatusInputs in) {
        if (in.batch() == null) {
            return null;
        }
        if (in.engine().batch() == null) {
            return in.figures().stories();
        }
        Outlook outlook = in.outlook();
        return outlook == null || outlook.rest() == null
                ? null
                : (Integer) Math.max(in.figures().stories(), outlook.rest().stories());
    }

    /** A report holds until the reset it names; "allowed" alone tells nothing. */
    private static Status.@Nullable UsageLimit usageLimit(@Nullable RateLimit limit, Instant now) {
        if (limit == null) {
            return null;
        }
        Instant resetsAt = limit.resetsAt();
        boolean over = resetsAt != null && !resetsAt.isAfter(now);
        boolean silent = limit.status().equals("allowed") && resetsAt == null && limit.utilization() == null;
        if (over || silent) {
            return null;
        }
        return new Status.UsageLimit(
                limit.utilization() == null ? null : (Double) percent(limit.utilization()),
                resetsAt == null ? null : (Long) resetsAt.toEpochMilli(),
                limit.limitType(),
                limit.status().isEmpty() ? null : limit.status());
    }

    /** With one decimal. */
    private static double percent(double utilization) {
        return Math.round(utilization * 1000) / 10.0;
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
