package dev.sprintrunner.web.status;

import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.workflow.CommandRun;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a batch still takes, in milliseconds: what its kinds of commands took before, applied to what is left. Pure.
 *
 * @param ms     by the medians
 * @param lowMs  by the durations that a quarter of the commands did not exceed
 * @param highMs by those that three quarters did not exceed
 */
record Eta(long ms, long lowMs, long highMs) {
    /** With fewer completed commands nothing is foretold. */
    static final int FEWEST_COMMANDS = 5;

    /** A command that already takes longer than such commands do still needs this share of what they do. */
    private static final double LEAST_SHARE = 0.1;

    /**
     * What is left to do.
     *
     * @param running  now
     * @param commands to be started, in order
     * @param waitMs   until work goes on
     * @param budget   null for no limit, or while the rate is not known
     */
    record Left(
            List<Running> running,
            List<CommandRun> commands,
            long waitMs,
            @Nullable Budget budget) {
        Left {
            running = List.copyOf(running);
            commands = List.copyOf(commands);
        }
    }

    record Running(CommandType type, int attempt, boolean background, long elapsedMs) {}

    /** @param usdPerMs while a command runs */
    record Budget(double leftUsd, double usdPerMs) {}

    /** Empty until enough commands have completed. */
    static Optional<Eta> of(Durations past, Left left) {
        if (past.count() < FEWEST_COMMANDS) {
            return Optional.empty();
        }
        return Optional.of(new Eta(at(0.5, past, left), at(0.25, past, left), at(0.75, past, left)));
    }

    private static long at(double share, Durations past, Left left) {
        double running = longest(left, false, share, past);
        double planned = planned(left.commands(), share, past);
        double work = Math.max(running + planned, longest(left, true, share, past));
        return Math.round(left.waitMs() + Math.min(work, affordable(left, running)));
    }

    /** The rest of the running command that ends last. */
    private static double longest(Left left, boolean background, double share, Durations past) {
        return left.running().stream()
                .filter(command -> command.background() == background)
                .mapToDouble(command -> rest(command, share, past))
                .max()
                .orElse(0);
    }

    private static double rest(Running command, double share, Durations past) {
        double whole = past.quantile(command.type(), share);
        double furtherReviews = command.type() == CommandType.CODE_REVIEW
                ? Math.max(0, past.reviewsOfAStory() - command.attempt()) * whole
                : 0;
        return Math.max(whole - command.elapsedMs(), whole * LEAST_SHARE) + furtherReviews;
    }

    /** One after the other; only the scout works beside the writer. */
    private static double planned(List<CommandRun> commands, double share, Durations past) {
        double sum = 0;
        double besideScout = 0;
        for (CommandRun run : commands) {
            if (run.background()) {
                continue;
            }
            CommandType type = run.name().type();
            double whole = past.quantile(type, share) * times(run, past);
            sum += type == CommandType.STORY_DISCOVERY ? Math.max(0, whole - besideScout) : whole;
            besideScout = type == CommandType.CREATE_STORY ? whole : 0;
        }
        return sum;
    }

    /** A plan has one code review for each story; more are to be expected. */
    private static double times(CommandRun run, Durations past) {
        return run.name().type() == CommandType.CODE_REVIEW
                ? Math.max(1, past.reviewsOfAStory() - (run.name().attempt() - 1))
                : 1;
    }

    /** How long the money lasts; what runs is not ended for it, and what it has cost so far is not known yet. */
    private static double affordable(Left left, double running) {
        Budget budget = left.budget();
        if (budget == null || budget.usdPerMs() <= 0) {
            return Double.MAX_VALUE;
        }
        double spentUnseen =
                left.running().stream().mapToDouble(Running::elapsedMs).sum();
        return Math.max(running, budget.leftUsd() / budget.usdPerMs() - spentUnseen);
    }
}
