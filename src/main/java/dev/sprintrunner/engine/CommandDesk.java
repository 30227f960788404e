package dev.sprintrunner.engine;

import dev.sprintrunner.claude.process.AgentInvocation;
import dev.sprintrunner.claude.process.AgentSession;
import dev.sprintrunner.claude.process.LaunchException;
import dev.sprintrunner.claude.process.RunningAgent;
import dev.sprintrunner.command.CommitMode;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.report.StoryRef;
import dev.sprintrunner.report.TaskMarkerParser;
import dev.sprintrunner.report.TaskTaxonomy;
import dev.sprintrunner.report.VerdictSchemas;
import dev.sprintrunner.sprint.StoryEntry;
import dev.sprintrunner.store.CommandRows;
import dev.sprintrunner.store.StoryRows;
import dev.sprintrunner.workflow.CommandRun;
import dev.sprintrunner.workflow.Continuation;
import dev.sprintrunner.workflow.CycleState;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.FailureKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the commands of a batch, each followed by a thread of its own, and keeps those that run. */
final class CommandDesk {
    private static final Logger log = LoggerFactory.getLogger(CommandDesk.class);
    private static final Duration LONGEST_ENDING = Duration.ofMinutes(1);

    private final EngineContext context;
    private final BatchRecord record;
    private final Inbox inbox;
    private final PromptWriter prompts;
    private final WorkTree workTree;
    private final TaskMarkerParser markers;
    private final Activity activity;
    private final CommandRows commands = new CommandRows();
    private final StoryRows stories = new StoryRows();
    private final Map<Long, RunningCommand> running = new ConcurrentHashMap<>();

    CommandDesk(
            EngineContext context,
            BatchRecord record,
            Inbox inbox,
            PromptWriter prompts,
            WorkTree workTree,
            TaskTaxonomy taxonomy,
            Activity activity) {
        this.context = context;
        this.record = record;
        this.inbox = inbox;
        this.prompts = prompts;
        this.workTree = workTree;
        this.markers = new TaskMarkerParser(taxonomy);
        this.activity = activity;
    }

    /** A command about to start. */
    private record Job(
            long id, CommandRun run, BatchScene scene, CommandFiles files, String cookie, WorkTree.Snapshot before) {}

    void start(CommandRun run, BatchScene scene) throws IOException {
        long id = context.recorder().read(commands::nextId);
        CommandFiles files = CommandFiles.of(
                context.runtime().transcripts(),
                record.batchId(),
                id,
                run.name().toString());
        String cookie = context.ids().get().toString();
        Job job = new Job(id, run, scene, files, cookie, workTree.snapshot());
        switch (run.name().type()) {
            case VERIFY -> startVerify(job);
            case BATCH_COMMIT -> startCommit(job);
            default -> startAgent(job);
        }
    }

    /** Asks all of them to end; their ends come through the inbox. */
    void stopAll() {
        running.values().forEach(RunningCommand::stop);
    }

    /** Ends all of them and waits for it: for a batch that cannot take their results any more. */
    void endAll() {
        stopAll();
        long giveUp = context.nanoTime().getAsLong() + LONGEST_ENDING.toNanos();
        boolean interrupted = false;
        while (!running.isEmpty() && context.nanoTime().getAsLong() < giveUp) {
            try {
                inbox.await(Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (!running.isEmpty()) {
            log.error("Commands {} have not ended; look for agents that are left", running.keySet());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void startCommit(Job job) throws IOException {
        if (job.scene().settings().workflow().commitMode() == CommitMode.AGENT) {
            startAgent(job);
            return;
        }
        recordStart(job, null, null);
        NativeCommitCommand commit = new NativeCommitCommand(job.id(), workTree, commitMessage(job));
        follow(job, commit, commit::result);
    }

    private static String commitMessage(Job job) {
        CycleState cycle = job.scene().state().cycle();
        String epic = cycle == null || cycle.epicId() == null ? "" : "(" + cycle.epicId() + ")";
        String ids = job.run().stories().stream()
                .map(key -> job.scene().story(key).map(StoryEntry::id).orElse(key))
                .collect(Collectors.joining(", "));
        return "feat" + epic + ": implement stories " + ids;
    }

    private void startVerify(Job job) {
        Settings settings = job.scene().settings();
        recordStart(job, null, null);
        String line = settings.workflow().verifyCommand().orElse("true");
        try {
            RunningAgent process = context.launcher()
                    .startShell(
                            line,
                            job.scene().project().root(),
                            job.cookie(),
                            job.files().agentFiles());
            OutputTail output = new OutputTail(20 * 1024);
            OutputReader heard = new SpokenOutput(output, said -> activity.said(job.id(), said));
            VerifyCommand verify =
                    new VerifyCommand(job.id(), job.files(), output, watch(process, job.files(), heard, settings));
            follow(job, verify, verify::result);
            recordSpawn(job, process);
        } catch (LaunchException e) {
            notStarted(job, e);
        }
    }

    private void startAgent(Job job) throws IOException {
        Settings settings = job.scene().settings();
        PromptWriter.Written written = prompts.write(job.run(), job.scene(), job.files());
        AgentSession session = session(job.run().continuation());
        String model = settings.modelFor(job.run().name(), job.run().small()).orElse(null);
        AgentInvocation invocation = AgentInvocation.builder(
                        settings.agent().agentCommand(),
                        session,
                        job.files().prompt(),
                        job.scene().project().root(),
                        job.cookie())
                .extraArguments(settings.agent().agentExtraArgs())
                .model(model)
                .permissionMode(settings.agent().permissionMode().text())
                .allowedTools(settings.agent().allowedTools())
                .appendSystemPromptFile(written.systemPrompt() ? job.files().systemPrompt() : null)
                .jsonSchema(VerdictSchemas.forCommand(job.run().name().type()).orElse(null))
                .build();
        recordStart(job, model, session);
        written.warnings().forEach(warning -> record.warn("prompt", job.run().name() + ": " + warning));
        try {
            RunningAgent agent =
                    context.launcher().start(invocation, job.files().agentFiles());
            // why: followed first, so that it is ended when its pid cannot be recorded
            follow(job, agent);
            recordSpawn(job, agent);
        } catch (LaunchException e) {
            notStarted(job, e);
        }
    }

    private void follow(Job job, RunningAgent agent) {
        Instant startedAt = context.clock().instant();
        List<StoryRef> refs = job.scene().refs(job.run().stories());
        StreamReader reader = new StreamReader(
                0,
                text -> markers.parse(
                        text, job.run().name(), refs, context.clock().instant()),
                new ToolLine(job.scene().project().root()),
                new ProgressRecorder(context.recorder(), record.batchId(), job.id(), job.run(), startedAt, activity));
        Optional<CommandRows.Beginning> earlier = beginning(job.run().continuation());
        AgentCommand command = new AgentCommand(
                job.id(),
                job.run(),
                job.scene(),
                job.files(),
                reader,
                watch(agent, job.files(), reader, job.scene().settings()),
                workTree,
                earlier.map(begun -> new WorkTree.Snapshot(begun.head(), begun.tree()))
                        .orElse(job.before()),
                earlier.map(begun -> Instant.ofEpochMilli(begun.startedAt())).orElse(startedAt),
                context);
        follow(job, command, command::result);
    }

    /** What an agent did before it was interrupted counts for the run that goes on in its session. */
    private Optional<CommandRows.Beginning> beginning(@Nullable Continuation continuation) {
        return continuation == null
                ? Optional.empty()
                : context.recorder().read(jdbc -> commands.beginning(jdbc, record.batchId(), continuation.sessionId()));
    }

    private AgentWatch watch(RunningAgent agent, CommandFiles files, OutputReader reader, Settings settings) {
        Watchdog watchdog = new Watchdog(
                settings.limits().commandTimeout(),
                settings.limits().stallTimeout(),
                settings.limits().resultGrace());
        return new AgentWatch(agent, files.transcript(), reader, watchdog, context.terminator(), context.nanoTime());
    }

    private void follow(Job job, RunningCommand command, Callable<CommandResult> ending) {
        running.put(job.id(), command);
        context.agents().execute(() -> {
            CommandResult result = resultOf(job, ending);
            running.remove(job.id());
            activity.ended(job.id());
            inbox.put(new Inbox.CommandEnded(result));
        });
    }

    private static CommandResult resultOf(Job job, Callable<CommandResult> ending) {
        try {
            return ending.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CommandResults.failed(job.id(), FailureKind.INTERRUPTED, "the runner ended");
        } catch (Exception e) {
            log.error("Following {} failed", job.run().name(), e);
            return CommandResults.failed(job.id(), FailureKind.ORDINARY, "it could not be followed: " + e.getMessage());
        }
    }

    private AgentSession session(@Nullable Continuation continuation) {
        return continuation == null
                ? AgentSession.fresh(context.ids().get())
                : AgentSession.resumed(UUID.fromString(continuation.sessionId()));
    }

    private void recordStart(Job job, @Nullable String model, @Nullable AgentSession session) {
        CommandRun run = job.run();
        CycleState cycle = record.state().cycle();
        List<Long> storyRows = context.recorder()
                .read(jdbc -> run.stories().stream()
                        .flatMap(key -> stories.id(jdbc, record.batchId(), key).stream())
                        .toList());
        record.addStart(
                new Fact.CommandStarted(job.id(), run),
                new CommandRows.Start(
                        job.id(),
                        record.batchId(),
                        cycle == null ? null : cycle.number(),
                        storyRows,
                        run.name().toString(),
                        run.name().attempt(),
                        run.background(),
                        model,
                        session == null ? null : session.id().toString(),
                        session != null && session.resume(),
                        job.cookie(),
                        job.files().name(),
                        job.before().head(),
                        job.before().tree()));
        activity.began(CommandActivity.Beginning.of(
                job.id(),
                run,
                job.scene().settings(),
                model,
                session,
                context.clock().millis()));
    }

    private void recordSpawn(Job job, RunningAgent agent) {
        activity.spawned(job.id(), agent.identity().pid());
        context.recorder()
                .record(entry -> commands.spawned(
                        entry.jdbc(),
                        job.id(),
                        agent.identity().pid(),
                        agent.identity().start()));
    }

    private void notStarted(Job job, LaunchException e) {
        activity.ended(job.id());
        inbox.put(new Inbox.CommandEnded(
                CommandResults.failed(job.id(), FailureKind.FATAL, String.valueOf(e.getMessage()))));
    }
}
