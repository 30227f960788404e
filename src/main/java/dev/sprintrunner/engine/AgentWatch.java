package dev.sprintrunner.engine;

import dev.sprintrunner.claude.process.AgentExit;
import dev.sprintrunner.claude.process.FileTail;
import dev.sprintrunner.claude.process.ProcessTreeTerminator;
import dev.sprintrunner.claude.process.RunningAgent;
import dev.sprintrunner.claude.process.TerminationReport;
import dev.sprintrunner.claude.protocol.ProcessEnd.EndedBy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Follows one running agent to its end: reads what it writes, ends it when it is stopped or hangs, and leaves no
 * process of it behind. Needs only its identity and its files, so that an agent of an earlier runner is followed alike.
 */
final class AgentWatch {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

    private final RunningAgent agent;
    private final Path output;
    private final OutputReader reader;
    private final Watchdog watchdog;
    private final ProcessTreeTerminator terminator;
    private final LongSupplier nanoTime;
    private volatile boolean stopAsked;

    AgentWatch(
            RunningAgent agent,
            Path output,
            OutputReader reader,
            Watchdog watchdog,
            ProcessTreeTerminator terminator,
            LongSupplier nanoTime) {
        this.agent = agent;
        this.output = output;
        this.reader = reader;
        this.watchdog = watchdog;
        this.terminator = terminator;
        this.nanoTime = nanoTime;
    }

    /**
     * How it ended.
     *
     * @param exit    empty when nobody saw its exit code
     * @param endedBy who ended it
     * @param ended   what else of it had to be ended, and what is left in spite of that
     */
    record End(Optional<AgentExit> exit, EndedBy endedBy, TerminationReport ended) {}

    /** Asks the watching thread to end the agent; returns at once. */
    void stop() {
        stopAsked = true;
    }

    /**
     * Returns when the agent and everything it started have ended, and all it wrote was read.
     *
     * @throws IOException when its output cannot be read; the agent has been ended then
     */
    End follow() throws IOException, InterruptedException {
        try (FileTail tail = new FileTail(output, 0, reader::accept)) {
            return follow(tail);
        } catch (IOException | RuntimeException | InterruptedException e) {
            terminator.end(agent);
            throw e;
        }
    }

    private End follow(FileTail tail) throws IOException, InterruptedException {
        long started = nanoTime.getAsLong();
        long lastOutput = started;
        while (true) {
            if (tail.drain() > 0) {
                lastOutput = nanoTime.getAsLong();
                reader.flush();
            }
            Optional<AgentExit> exit = agent.waitFor(BETWEEN_LOOKS);
            if (exit.isPresent()) {
                return finished(tail, exit, EndedBy.ITSELF, terminator.sweep(agent.cookie()));
            }
            Optional<EndedBy> due = due(Duration.ofNanos(nanoTime.getAsLong() - started), lastOutput);
            if (due.isPresent()) {
                TerminationReport ended = terminator.end(agent);
                return finished(tail, agent.waitFor(BETWEEN_LOOKS), due.get(), ended);
            }
        }
    }

    private Optional<EndedBy> due(Duration running, long lastOutput) {
        if (stopAsked) {
            return Optional.of(EndedBy.STOPPED);
        }
        Duration silent = Duration.ofNanos(nanoTime.getAsLong() - lastOutput);
        return watchdog.judge(new Watchdog.Sight(
                running, silent, reader.isAnswered(), reader.expectedWait().minus(silent)));
    }

    private End finished(FileTail tail, Optional<AgentExit> exit, EndedBy endedBy, TerminationReport ended)
            throws IOException {
        long read;
        do {
            read = tail.drain();
        } while (read > 0);
        reader.end();
        return new End(exit, endedBy, ended);
    }
}
