package dev.sprintrunner.claude.process;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Ends an agent with everything it started. Its tools run in sessions of their own and outlive it, so the tree is
 * looked at before the first signal and again between all of them; what has left the tree is found by the cookie.
 * A process that left the tree unseen and emptied its environment is beyond reach.
 *
 * <p>An interrupt of the calling thread does not cut an ending short; it is kept for the caller.
 */
public final class ProcessTreeTerminator {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** One look can miss a process that is just replacing itself. */
    private static final int CLEAN_LOOKS = 3;

    private final ProcessTable table;
    private final TerminationTimes times;
    private final Signals signals;

    public ProcessTreeTerminator(ProcessTable table, TerminationTimes times) {
        this.table = table;
        this.times = times;
        this.signals = new Signals(table);
    }

    public TerminationReport end(RunningAgent agent) {
        return end(agent.identity(), agent.cookie());
    }

    /** INT, TERM, KILL to the agent, then the same without INT to what is left of its tree and its cookie. */
    public TerminationReport end(ProcessIdentity agent, String cookie) {
        Quarry quarry = new Quarry(table, cookie);
        quarry.include(agent);
        quarry.look();
        if (quarry.isAlive(agent)) {
            endAgent(agent, quarry);
        }
        return endAll(quarry);
    }

    /** Ends what a finished agent left behind. */
    public TerminationReport sweep(String cookie) {
        return endAll(new Quarry(table, cookie));
    }

    private void endAgent(ProcessIdentity agent, Quarry quarry) {
        BooleanSupplier gone = () -> {
            quarry.look();
            return !quarry.isAlive(agent);
        };
        signals.interrupt(agent);
        if (Pause.until(gone, times.afterInterrupt(), BETWEEN_LOOKS)) {
            return;
        }
        signals.terminate(agent);
        if (Pause.until(gone, times.afterTerminate(), BETWEEN_LOOKS)) {
            return;
        }
        signals.kill(agent);
        Pause.until(gone, times.afterKill(), BETWEEN_LOOKS);
    }

    private TerminationReport endAll(Quarry quarry) {
        List<ProcessEntry> left = quarry.look();
        left.forEach(process -> signals.terminate(process.identity()));
        if (!left.isEmpty()) {
            Pause.until(() -> quarry.look().isEmpty(), times.leftovers(), BETWEEN_LOOKS);
        }
        killUntilNoneIsLeft(quarry);
        quarry.look();
        return quarry.report();
    }

    private void killUntilNoneIsLeft(Quarry quarry) {
        int[] clean = {0};
        Pause.until(
                () -> {
                    List<ProcessEntry> left = quarry.look();
                    clean[0] = left.isEmpty() ? clean[0] + 1 : 0;
                    left.forEach(process -> signals.kill(process.identity()));
                    signals.killGroups(quarry.wholeGroups());
                    return clean[0] >= CLEAN_LOOKS;
                },
                times.afterKill(),
                Duration.ofMillis(10));
    }
}
