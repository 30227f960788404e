package dev.sprintrunner.engine;

import dev.sprintrunner.claude.process.AgentCheck;
import dev.sprintrunner.claude.process.ProcessIdentity;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.git.Git;
import dev.sprintrunner.project.Project;
import dev.sprintrunner.project.SprintStatusFile;
import dev.sprintrunner.prompt.PromptException;
import dev.sprintrunner.prompt.PromptLibrary;
import dev.sprintrunner.report.TaskTaxonomy;
import dev.sprintrunner.sprint.Selection;
import dev.sprintrunner.sprint.SprintStatus;
import dev.sprintrunner.sprint.SprintStatusException;
import dev.sprintrunner.sprint.StoryEntry;
import dev.sprintrunner.store.BatchRows;
import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.store.CommandRows;
import dev.sprintrunner.store.StoreException;
import dev.sprintrunner.workflow.BatchPlan;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.FailureKind;
import dev.sprintrunner.workflow.StopMode;
import dev.sprintrunner.workflow.WorkflowRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts, stops and resumes batches; at most one runs. Safe for use by several threads. */
public final class Orchestrator implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Orchestrator.class);

    private final EngineContext context;
    private final BatchRows batches = new BatchRows();
    private final Activity activity;
    private final ChangeListeners listeners = new ChangeListeners();
    private volatile EngineState published = EngineState.IDLE;
    private @Nullable Current current;

    /** A batch and the thread that runs it. */
    private record Current(long batchId, Inbox inbox, CountDownLatch ended) {}

    /** Batches that an earlier runner left behind become interrupted; they can be resumed. */
    public Orchestrator(EngineContext context) {
        this.context = context;
        this.activity = new Activity(context.clock());
        context.recorder().record(entry -> batches.interruptLeftovers(entry.jdbc(), entry.now()));
    }

    /**
     * Starts a batch and returns its id while it runs on a thread of its own.
     *
     * @throws EngineException when it cannot run: one runs already, nothing to do, no agent, a broken file
     */
    public synchronized long start(BatchRequest request) {
        requireIdle();
        return starting(null, () -> begin(request));
    }

    private long begin(BatchRequest request) {
        Settings settings = context.settings().get();
        Project project = context.project().get();
        SprintStatus status = usableStatus(project);
        List<String> only = keys(status, request);
        requireWork(status, only, request);
        boolean versioned = Versioning.isWorkTree(project.root());
        WorkflowRules rules = Rules.of(settings, versioned);
        BatchPlan plan = new BatchPlan(request.maxCycles(), only, request.from(), rules);
        Outfit outfit = outfit(project);
        AgentCheck agent = usableAgent(settings, project);
        BatchRecord record = BatchRecord.begin(context.recorder(), plan);
        status.warnings().forEach(warning -> record.warn("sprint_status", warning));
        project.warnings().forEach(warning -> record.warn("project", warning));
        if (!versioned && settings.workflow().commitMode() != rules.commitMode()) {
            record.warn("git", "the project is not under version control: nothing is committed");
        }
        if (agent.verdict() != AgentCheck.Verdict.TESTED) {
            record.warn("agent", agent.message());
        }
        launch(record, project, outfit, versioned);
        return record.batchId();
    }

    /**
     * Goes on with a stopped, interrupted or failed batch at its exact step.
     *
     * @throws EngineException when there is no such batch, it is complete, or another one runs
     */
    public synchronized void resume(long batchId) {
        requireIdle();
        starting(batchId, () -> goOn(batchId));
    }

    private long goOn(long batchId) {
        BatchRow row = context.recorder()
                .read(jdbc -> batches.find(jdbc, batchId))
                .orElseThrow(
                        () -> new EngineException(EngineException.Kind.NO_SUCH_BATCH, "there is no batch " + batchId));
        if (row.status().equals("completed")) {
            throw new EngineException(
                    EngineException.Kind.COMPLETE, "batch " + batchId + " is complete; start a new one");
        }
        Project project = context.project().get();
        usableStatus(project);
        usableAgent(context.settings().get(), project);
        Outfit outfit = outfit(project);
        boolean versioned = Versioning.isWorkTree(project.root());
        BatchRecord record = BatchRecord.reopen(context.recorder(), batchId);
        endLeftovers(record);
        record.add(new Fact.BatchResumed(Rules.of(context.settings().get(), versioned)));
        launch(record, project, outfit, versioned);
        return batchId;
    }

    private long starting(@Nullable Long batchId, LongSupplier work) {
        publish(EngineState.starting(batchId));
        try {
            return work.getAsLong();
        } catch (RuntimeException e) {
            publish(EngineState.IDLE);
            throw e;
        }
    }

    /**
     * Asks the running batch to stop; a sooner mode may follow a later one.
     *
     * @return false when none runs
     */
    public synchronized boolean stop(StopMode mode) {
        return tell(new Inbox.StopAsked(mode));
    }

    /** Ends the waits for the usage limit and for a further try now; false when no batch runs. */
    public synchronized boolean tryNow() {
        return tell(new Inbox.TryNow());
    }

    private boolean tell(Inbox.Message message) {
        Current running = current;
        if (running == null) {
            return false;
        }
        running.inbox().put(message);
        return true;
    }

    /** What goes on now. Never waits, also not for a start that looks at the agent. */
    public EngineState state() {
        return published;
    }

    /** What the running commands are doing. */
    public Activity activity() {
        return activity;
    }

    /** @param changed called after each change of {@link #state()}, by the thread that made it: must return at once */
    public void addStateListener(Runnable changed) {
        listeners.add(changed);
    }

    public void removeStateListener(Runnable changed) {
        listeners.remove(changed);
    }

    private void publish(EngineState state) {
        published = state;
        listeners.tell();
    }

    /** The batch that runs now. */
    public synchronized Optional<Long> runningBatch() {
        return Optional.ofNullable(current).map(Current::batchId);
    }

    /** Waits until the batch is not running any more and tells how it ended. */
    public BatchRow await(long batchId) throws InterruptedException {
        Current running;
        synchronized (this) {
            running = current;
        }
        if (running != null && running.batchId() == batchId) {
            running.ended().await();
        }
        return context.recorder()
                .read(jdbc -> batches.find(jdbc, batchId))
                .orElseThrow(
                        () -> new EngineException(EngineException.Kind.NO_SUCH_BATCH, "there is no batch " + batchId));
    }

    /** Ends the running agents, then the batch, which can be resumed. */
    @Override
    public void close() {
        Current running;
        synchronized (this) {
            running = current;
            stop(StopMode.NOW);
        }
        if (running == null) {
            return;
        }
        try {
            running.ended().await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Before a batch

    private void requireIdle() {
        if (current != null) {
            throw new EngineException(
                    EngineException.Kind.BUSY, "batch " + current.batchId() + " is running; stop it first");
        }
    }

    private SprintStatus usableStatus(Project project) {
        project.statusFile().problem().ifPresent(problem -> {
            throw new EngineException(problem);
        });
        return keeper(project, message -> {}).read();
    }

    private AgentCheck usableAgent(Settings settings, Project project) {
        AgentCheck check = context.probe().check(settings.agent().agentCommand(), project.root());
        if (!check.verdict().mayRun()) {
            throw new EngineException(check.message());
        }
        return check;
    }

    private static List<String> keys(SprintStatus status, BatchRequest request) {
        try {
            return request.stories().stream()
                    .map(status::require)
                    .map(StoryEntry::key)
                    .distinct()
                    .toList();
        } catch (SprintStatusException e) {
            throw new EngineException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void requireWork(SprintStatus status, List<String> only, BatchRequest request) {
        if (request.from() != null && only.isEmpty()) {
            throw new EngineException("to run again from " + request.from().text() + ", name the stories");
        }
        Selection selection =
                Selection.of(status, new Selection.Scope(Set.copyOf(only), Set.of(), request.from() != null));
        if (selection.isEmpty()) {
            throw new EngineException(
                    only.isEmpty()
                            ? "there is nothing to do: no story of " + status.fileName() + " can be selected"
                            : "none of these stories can be selected by its status: " + String.join(", ", only)
                                    + "; change it with \"sprint-runner set\", or run them again with --from");
        }
    }

    /** What is read once for a batch. */
    private record Outfit(PromptLibrary prompts, TaskTaxonomy taxonomy) {}

    private Outfit outfit(Project project) {
        try {
            return new Outfit(
                    PromptLibrary.load(context.runtime().prompts()), Taxonomies.of(project, context.runtime()));
        } catch (PromptException e) {
            throw new EngineException(String.valueOf(e.getMessage()), e);
        }
    }

    // A batch

    private void launch(BatchRecord record, Project project, Outfit outfit, boolean versioned) {
        Inbox inbox = new Inbox();
        Path folder = context.runtime().transcripts().resolve("batch-" + record.batchId());
        ContextKeeper contextKeeper = new ContextKeeper(folder.resolve("project-context.md"));
        WorkTree workTree = new WorkTree(project.root(), new Git(project.root()), versioned);
        PromptWriter prompts = new PromptWriter(
                outfit.prompts(),
                outfit.taxonomy(),
                contextKeeper,
                workTree,
                new CommandHistory(context.recorder(), record.batchId()));
        CommandDesk desk = new CommandDesk(context, record, inbox, prompts, workTree, outfit.taxonomy(), activity);
        StatusKeeper statusKeeper = keeper(project, message -> record.warn("sprint_status", message));
        BatchRun run = new BatchRun(context, record, inbox, desk, statusKeeper, contextKeeper, versioned);
        Current started = new Current(record.batchId(), inbox, new CountDownLatch(1));
        current = started;
        record.follow(state ->
                publish(published.after(record.batchId(), state, context.clock().millis())));
        context.agents().execute(() -> carryOut(run, started));
    }

    private void carryOut(BatchRun run, Current started) {
        try {
            run.run();
        } catch (StoreException e) {
            log.error("Batch {} stopped, as it cannot be recorded: {}", started.batchId(), e.getMessage(), e);
            breakOff(run, started, "it could not be recorded: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("Batch {} stopped by a defect of this program", started.batchId(), e);
            breakOff(run, started, "a defect of this program: " + e);
        } finally {
            synchronized (this) {
                current = null;
                publish(EngineState.IDLE);
            }
            started.ended().countDown();
        }
    }

    private static void breakOff(BatchRun run, Current started, String reason) {
        try {
            run.breakOff(reason);
        } catch (StoreException e) {
            log.error("The end of batch {} cannot be recorded either: {}", started.batchId(), e.getMessage());
        }
    }

    private StatusKeeper keeper(Project project, Consumer<String> warn) {
        Path file = project.statusFile().file().orElseThrow();
        return new StatusKeeper(
                new SprintStatusFile(file, context.clock()),
                context.runtime().root().resolve("sprint-status.broken.yaml"),
                warn);
    }

    /** What an earlier runner left running is ended, and each such command repeated in its own session. */
    private void endLeftovers(BatchRecord record) {
        CommandRows commands = new CommandRows();
        Function<CommandRows.Running, @Nullable String> session =
                command -> command.transcriptOffset() > 0 ? command.sessionId() : null;
        for (CommandRows.Running command : context.recorder().read(jdbc -> commands.running(jdbc, record.batchId()))) {
            if (command.pid() != null && command.processIdentity() != null) {
                context.terminator()
                        .end(new ProcessIdentity(command.pid(), command.processIdentity()), command.cookie());
            }
            context.terminator().sweep(command.cookie());
            if (record.state().running().containsKey(command.id())) {
                CommandResult interrupted = CommandResults.failed(
                        command.id(), FailureKind.INTERRUPTED, "the runner had ended", session.apply(command));
                record.addEnd(interrupted.fact(), command.id(), interrupted.end());
            }
        }
    }
}
