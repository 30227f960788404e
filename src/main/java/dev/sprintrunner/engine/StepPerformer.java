package dev.sprintrunner.engine;

import dev.sprintrunner.config.Settings;
import dev.sprintrunner.project.Project;
import dev.sprintrunner.project.StoryFiles;
import dev.sprintrunner.sprint.SprintStatus;
import dev.sprintrunner.store.StoryRows;
import dev.sprintrunner.store.WaitRows;
import dev.sprintrunner.workflow.ContextState;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.Slot;
import dev.sprintrunner.workflow.StatusChange;
import dev.sprintrunner.workflow.Step;
import dev.sprintrunner.workflow.Wait;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Carries the steps of a batch out and records the facts that come of them. */
final class StepPerformer implements Step.Visitor<StepPerformer.Next> {
    private final EngineContext context;
    private final BatchRecord record;
    private final CommandDesk desk;
    private final StatusKeeper statusKeeper;
    private final ContextKeeper contextKeeper;
    private final Backoff backoff;

    StepPerformer(
            EngineContext context,
            BatchRecord record,
            CommandDesk desk,
            StatusKeeper statusKeeper,
            ContextKeeper contextKeeper) {
        this.context = context;
        this.record = record;
        this.desk = desk;
        this.statusKeeper = statusKeeper;
        this.contextKeeper = contextKeeper;
        this.backoff = new Backoff(context.random());
    }

    /** Whether the next step can be decided at once. */
    enum Next {
        GO_ON,
        AWAIT_NEWS
    }

    /** An {@link IOException} on its way through the visitor. */
    static final class IOFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        IOFailure(String doing, IOException cause) {
            super(doing + " failed: " + cause.getMessage() + "; check the disk and permissions, then resume", cause);
        }
    }

    @Override
    public Next checkContext(Step.CheckContext step) {
        try {
            Duration maxAge = context.settings().get().workflow().projectContextMaxAge();
            ContextState found = ContextCheck.of(
                    context.project().get(), maxAge, context.clock().instant());
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
        Instant until =
                context.clock().instant().plus(backoff.retry(settings.limits().retryInitial(), step.transientTry()));
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
                ? Instant.ofEpochMilli(Math.max(resetAt, now.toEpochMilli())).plus(backoff.afterReset())
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
}
