package dev.sprintrunner.engine;

import dev.sprintrunner.project.ProjectException;
import dev.sprintrunner.sprint.SprintStatusException;
import dev.sprintrunner.store.StoreException;
import dev.sprintrunner.workflow.BatchEnd;
import dev.sprintrunner.workflow.BatchOutcome;
import dev.sprintrunner.workflow.CycleState;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.StopMode;
import dev.sprintrunner.workflow.Wait;
import dev.sprintrunner.workflow.Workflow;
import dev.sprintrunner.workflow.WorkflowRules;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch, carried out by one thread: asks {@link Workflow#decide} for the next step, does it, records the facts that
 * come of it, and asks again until the batch has ended.
 */
final class BatchRun {
    private static final Logger log = LoggerFactory.getLogger(BatchRun.class);
    /** The longest sleep without a look at the clock, which may be set while waiting. */
    private static final Duration LONGEST_NAP = Duration.ofSeconds(5);

    private final EngineContext context;
    private final BatchRecord record;
    private final Inbox inbox;
    private final CommandDesk desk;
    private final StatusKeeper statusKeeper;
    private final boolean versioned;
    private final StepPerformer performer;

    BatchRun(
            EngineContext context,
            BatchRecord record,
            Inbox inbox,
            CommandDesk desk,
            StatusKeeper statusKeeper,
            ContextKeeper contextKeeper,
            boolean versioned) {
        this.context = context;
        this.record = record;
        this.inbox = inbox;
        this.desk = desk;
        this.statusKeeper = statusKeeper;
        this.versioned = versioned;
        this.performer = new StepPerformer(context, record, desk, statusKeeper, contextKeeper);
    }

    /**
     * Runs until the batch has ended.
     *
     * @throws StoreException when it cannot be recorded any more; its agents have been ended then
     */
    void run() throws InterruptedException {
        try {
            lookAtStatuses();
            while (!record.state().isOver()) {
                step();
            }
        } catch (RuntimeException | InterruptedException e) {
            desk.endAll();
            throw e;
        }
    }

    /**
     * After {@link #run} has failed: records, if that is possible now, that the batch ended there.
     *
     * @throws StoreException when it is not possible; the batch then counts as interrupted at the next start
     */
    void breakOff(String reason) {
        record.add(new Fact.BatchFailed(reason));
        record.add(new Fact.BatchEnded(new BatchEnd(BatchOutcome.ERROR, reason)));
    }

    private void step() throws InterruptedException {
        try {
            readInbox();
            endDueWaits();
            takeOverSettings();
            if (Workflow.decide(record.state()).accept(performer) == StepPerformer.Next.AWAIT_NEWS) {
                awaitNews();
            }
        } catch (EngineException | SprintStatusException | ProjectException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (StepPerformer.IOFailure e) {
            fail(e.getMessage());
        }
    }

    /** Others may have written to the file while no batch ran. */
    private void lookAtStatuses() {
        try {
            statusKeeper.read();
            CycleState cycle = record.state().cycle();
            if (cycle != null) {
                statusKeeper.readBack(cycle).forEach(record::add);
            }
        } catch (EngineException e) {
            fail(e.getMessage());
        }
    }

    private void fail(@Nullable String reason) {
        log.warn("Batch {} cannot go on: {}", record.batchId(), reason);
        record.add(new Fact.BatchFailed(String.valueOf(reason)));
    }

    // News

    private void readInbox() {
        for (var message = inbox.poll(); message.isPresent(); message = inbox.poll()) {
            take(message.get());
        }
    }

    private void awaitNews() throws InterruptedException {
        Duration untilWait = record.state().waits().stream()
                .min(Comparator.comparingLong(Wait::until))
                .map(wait -> Duration.ofMillis(
                        wait.until() - context.clock().instant().toEpochMilli()))
                .orElse(LONGEST_NAP);
        inbox.await(untilWait.compareTo(LONGEST_NAP) < 0 ? untilWait : LONGEST_NAP)
                .ifPresent(this::take);
    }

    private void take(Inbox.Message message) {
        if (message instanceof Inbox.CommandEnded ended) {
            commandEnded(ended.result());
        } else if (message instanceof Inbox.StopAsked stop) {
            record.add(new Fact.StopRequested(stop.mode()));
        } else if (message instanceof Inbox.TryNow) {
            endWaits(wait -> true);
        }
    }

    private void commandEnded(CommandResult result) {
        record.addEnd(result.fact(), result.commandId(), result.end());
        result.warnings().forEach(warning -> record.warn("command", warning));
        CycleState cycle = record.state().cycle();
        if (cycle != null && record.state().stopping().mode() != StopMode.NOW) {
            statusKeeper.readBack(cycle).forEach(record::add);
        }
    }

    private void endDueWaits() {
        long now = context.clock().instant().toEpochMilli();
        endWaits(wait -> wait.until() <= now);
    }

    private void endWaits(Predicate<Wait> which) {
        List<Wait> ending = record.state().waits().stream().filter(which).toList();
        ending.forEach(wait -> record.add(new Fact.WaitEnded(wait.id())));
    }

    private void takeOverSettings() {
        WorkflowRules now = Rules.of(context.settings().get(), versioned);
        if (!now.equals(record.state().plan().rules())) {
            record.add(new Fact.RulesChanged(now));
        }
    }
}
