package dev.sprintrunner.engine;

import dev.sprintrunner.claude.protocol.RateLimit;
import dev.sprintrunner.engine.AccountState.Billing;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the running commands are doing now, and what their agents said about the account. Kept in memory only, for the
 * commands that run. Safe for use by several threads; nobody waits here.
 */
public final class Activity {
    private final Clock clock;
    private final Map<Long, CommandActivity> running = new ConcurrentSkipListMap<>();
    private final AtomicReference<AccountState> account = new AtomicReference<>(AccountState.UNKNOWN);
    private final ChangeListeners listeners = new ChangeListeners();

    Activity(Clock clock) {
        this.clock = clock;
    }

    /** The running commands in the order of their ids. */
    public List<CommandActivity> commands() {
        return List.copyOf(running.values());
    }

    public AccountState account() {
        return Objects.requireNonNull(account.get());
    }

    /** @param changed called by the threads that follow agents, several times a second: must return at once */
    public void addListener(Runnable changed) {
        listeners.add(changed);
    }

    public void removeListener(Runnable changed) {
        listeners.remove(changed);
    }

    void began(CommandActivity.Beginning begun) {
        running.put(begun.commandId(), CommandActivity.of(begun));
        tell();
    }

    void spawned(long commandId, long pid) {
        update(commandId, command -> command.withPid(pid));
    }

    void reached(long commandId, String task) {
        update(commandId, command -> command.at(task));
    }

    /** It has just written something. */
    void beat(long commandId, Pulse pulse) {
        update(commandId, command -> command.beating(pulse, clock.millis()));
    }

    /** As {@link #beat}, of a program that is no agent. */
    void said(long commandId, String line) {
        update(commandId, command -> command.beating(command.pulse().saying(line), clock.millis()));
    }

    void limited(@Nullable RateLimit limit) {
        account.updateAndGet(known -> known.with(limit));
        tell();
    }

    void paidBy(@Nullable Billing billing) {
        account.updateAndGet(known -> known.paidBy(billing));
        tell();
    }

    void ended(long commandId) {
        running.remove(commandId);
        tell();
    }

    private void update(long commandId, UnaryOperator<CommandActivity> change) {
        running.computeIfPresent(commandId, (id, command) -> change.apply(command));
        tell();
    }

    private void tell() {
        listeners.tell();
    }
}
