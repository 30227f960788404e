package dev.sprintrunner.engine;

import dev.sprintrunner.claude.process.AgentSession;
import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.workflow.Chain;
import dev.sprintrunner.workflow.CommandRun;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a running command is doing.
 *
 * @param pid          null before it was started, and where there is no process
 * @param task         the last task it reported, or null
 * @param lastOutputAt epoch milliseconds; before any output, when it began
 */
public record CommandActivity(
        Beginning begun, @Nullable Long pid, @Nullable String task, long lastOutputAt, Pulse pulse) {

    /**
     * What is known before it starts.
     *
     * @param storyKeys    whole keys, in order
     * @param maxAttempts  how often it is done at most, or null where it is done once
     * @param model        null for the agent's own choice
     * @param startedAt    epoch milliseconds
     * @param stallTimeout silence after which it is ended, or null where nobody watches
     */
    public record Beginning(
            long commandId,
            String command,
            List<String> storyKeys,
            int attempt,
            @Nullable Integer maxAttempts,
            @Nullable String model,
            @Nullable String sessionId,
            boolean background,
            long startedAt,
            @Nullable Duration stallTimeout) {
        public Beginning {
            storyKeys = List.copyOf(storyKeys);
        }

        /** @param session null for a program that is no agent */
        static Beginning of(
                long commandId,
                CommandRun run,
                Settings settings,
                @Nullable String model,
                @Nullable AgentSession session,
                long startedAt) {
            boolean watched = session != null || run.name().type() == CommandType.VERIFY;
            return new Beginning(
                    commandId,
                    run.name().toString(),
                    run.stories(),
                    run.name().attempt(),
                    mostAttempts(run.name().type(), settings),
                    model,
                    session == null ? null : session.id().toString(),
                    run.background(),
                    startedAt,
                    watched ? settings.limits().stallTimeout() : null);
        }

        private static @Nullable Integer mostAttempts(CommandType type, Settings settings) {
            return switch (type) {
                case CODE_REVIEW -> (Integer) settings.workflow().maxCodeReviewAttempts();
                case STORY_REVIEW, TECH_SPEC_REVIEW -> (Integer) Chain.LAST_ATTEMPT;
                default -> null;
            };
        }
    }

    static CommandActivity of(Beginning begun) {
        return new CommandActivity(begun, null, null, begun.startedAt(), Pulse.NONE);
    }

    /** As its stream names it, else as it was asked for. */
    public @Nullable String model() {
        return pulse.model() == null ? begun.model() : pulse.model();
    }

    public @Nullable String sessionId() {
        return pulse.sessionId() == null ? begun.sessionId() : pulse.sessionId();
    }

    /**
     * When it would be ended for silence, epoch milliseconds. Null while it waits for the API as it said, after its
     * result, and where nobody watches; see {@link Watchdog}.
     */
    public @Nullable Long silentLimitAt(long now) {
        Duration stall = begun.stallTimeout();
        boolean waits = lastOutputAt + pulse.expectedWait().toMillis() > now;
        return stall == null || waits || pulse.answered() ? null : (Long) (lastOutputAt + stall.toMillis());
    }

    CommandActivity withPid(long newPid) {
        return new CommandActivity(begun, newPid, task, lastOutputAt, pulse);
    }

    CommandActivity at(String newTask) {
        return new CommandActivity(begun, pid, newTask, lastOutputAt, pulse);
    }

    CommandActivity beating(Pulse newPulse, long at) {
        return new CommandActivity(begun, pid, task, at, newPulse);
    }
}
