package dev.sprintrunner.engine;

import dev.sprintrunner.config.Settings;
import dev.sprintrunner.project.Project;
import dev.sprintrunner.project.ProjectException;
import dev.sprintrunner.project.StoryFiles;
import dev.sprintrunner.sprint.SprintStatus;
import dev.sprintrunner.sprint.SprintStatusException;
import dev.sprintrunner.store.StoreException;
import dev.sprintrunner.store.StoryRows;
import dev.sprintrunner.store.WaitRows;
import dev.sprintrunner.workflow.BatchEnd;
import dev.sprintrunner.workflow.BatchOutcome;
import dev.sprintrunner.workflow.ContextState;
import dev.sprintrunner.workflow.CycleState;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.Slot;
import dev.sprintrunner.workflow.StatusChange;
import dev.sprintrunner.workflow.Step;
import dev.sprintrunner.workflow.StopMode;
import dev.sprintrunner.workflow.Wait;
import dev.sprintrunner.workflow.Workflow;
import dev.sprintrunner.workflow.WorkflowRules;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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
    private final ContextKeeper contextKeeper;
    private final Backoff backoff;
    private final boolean versioned;
    private final Doer doer = new Doer();

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
        this.contextKeeper = contextKeeper;
        this.backoff = new Backoff(context.random());
        this.versioned = versioned;
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
            if (Workflow.decide(record.state()).accept(doer) == Next.AWAIT_NEWS) {
                awaitNews();
            }
        } catch (EngineException | SprintStatusException | ProjectException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (IOFailure e) {
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
            record.state().limitWait().ifPresent(wait -> record.add(new Fact.WaitEnded(wait.id())));
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
        List<Wait> due = record.state().waits().stream()
                .filter(wait -> wait.until() <= now)
                .toList();
        due.forEach(wait -> record.add(new Fact.WaitEnded(wait.id())));
    }

    private void takeOverSettings() {
        WorkflowRules now = Rules.of(context.settings().get(), versioned);
        if (!now.equals(record.state().plan().rules())) {
            record.add(new Fact.RulesChanged(now));
        }
    }

    /** What surrounds a command or an archiving now. */
    private BatchScene scene() throws IOException {
        Project project = context.project().get();
        SprintStatus status = statusKeeper.read();
        return new BatchScene(
                record.batchId(),
                record.state(),
                context.settings().get(),
                project,
                status,
                StoryFiles.list(project, status));
    }

    /** An {@link IOException} on its way through the visitor. */
    private static final class IOFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        IOFailure(String doing, IOException cause) {
            super(doing + " failed: " + cause.getMessage() + "; check the disk and permissions, then resume", cause);
        }
    }

    /** Whether the next step can be decided at once. */
    private enum Next {
        GO_ON,
        AWAIT_NEWS
    }

    /** Carries steps out. */
    private final class Doer implements Step.Visitor<Next> {
        @Override
        public Next checkContext(Step.CheckContext step) {
            try {
                Duration maxAge = context.settings().get().workflow().projectContextMaxAge();
                ContextState found = contextKeeper.check(context.project().get(), maxAge);
                record.add(new Fact.ContextChecked(found));
            } catch (IOException e) {
                throw new IOFailure("looking for the project context", e);
            }
            return Next.GO_ON;
        }

        @Override
        public Next freezeContext(Step.FreezeContext step) {
            try {
                record.add(new Fact.ContextFrozen(
                        contextKeeper.freeze(context.project().get())));
            } catch (IOException e) {
                throw new IOFailure("copying the project context", e);
            }
            return Next.GO_ON;
        }

        @Override
        public Next selectStories(Step.SelectStories step) {
            try {
                SprintStatus status = statusKeeper.read();
                StoryFiles files = StoryFiles.list(context.project().get(), status);
                record.add(StorySelection.next(step.cycle(), status, record.state(), files, this::needsTechSpec));
            } catch (IOException e) {
                throw new IOFailure("listing the story files", e);
            }
            return Next.GO_ON;
        }

        private boolean needsTechSpec(String key) {
            return context.recorder().read(jdbc -> new StoryRows().needsTechSpec(jdbc, key));
        }

        @Override
        public Next startCommand(Step.StartCommand step) {
            try {
                desk.start(step.run(), scene());
            } catch (IOException e) {
                throw new IOFailure("preparing " + step.run().name(), e);
            }
            return Next.GO_ON;
        }

        @Override
        public Next pauseRetry(Step.PauseRetry step) {
            Settings settings = context.settings().get();
            Instant until = context.clock()
                    .instant()
                    .plus(backoff.retry(settings.limits().retryInitial(), step.transientTry()));
            Long notBefore = step.notBefore();
            waitUntil(step.slot(), Math.max(until.toEpochMilli(), notBefore == null ? 0 : notBefore));
            return Next.GO_ON;
        }

        @Override
        public Next waitForLimit(Step.WaitForLimit step) {
            Instant now = context.clock().instant();
            Long resetAt = step.resetAt();
            // why: a reset in the past, or one that has passed without lifting the limit, would be waited for at once
            Instant until = resetAt != null && (resetAt > now.toEpochMilli() || step.hits() == 1)
                    ? Instant.ofEpochMilli(Math.max(resetAt, now.toEpochMilli()))
                            .plus(backoff.afterReset())
                    : now.plus(backoff.unknownReset(step.hits()));
            waitUntil(null, until.toEpochMilli());
            return Next.GO_ON;
        }

        private void waitUntil(@Nullable Slot slot, long until) {
            long id = context.recorder().read(jdbc -> new WaitRows().nextId(jdbc));
            record.add(new Fact.WaitStarted(new Wait(id, slot, until)));
        }

        @Override
        public Next setStatus(Step.SetStatus step) {
            StatusChange change = step.change();
            record.add(new Fact.StatusDecided(change));
            statusKeeper.write(change);
            record.add(new Fact.StatusWritten(change.key(), change.status()));
            return Next.GO_ON;
        }

        @Override
        public Next archive(Step.Archive step) {
            try {
                Archiver.archive(scene(), step.stories());
            } catch (IOException e) {
                record.warn("archive", "some files could not be archived: " + e.getMessage());
            }
            record.add(new Fact.Archived(step.stories()));
            return Next.GO_ON;
        }

        @Override
        public Next endCycle(Step.EndCycle step) {
            record.add(new Fact.CycleEnded(step.cycle()));
            return Next.GO_ON;
        }

        @Override
        public Next endAgents(Step.EndAgents step) {
            desk.stopAll();
            return Next.AWAIT_NEWS;
        }

        @Override
        public Next endBatch(Step.EndBatch step) {
            record.add(new Fact.BatchEnded(step.end()));
            return Next.GO_ON;
        }

        @Override
        public Next await(Step.Await step) {
            return Next.AWAIT_NEWS;
        }
    }
}
