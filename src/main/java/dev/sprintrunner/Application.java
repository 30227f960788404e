package dev.sprintrunner;

import dev.sprintrunner.claude.process.AgentLauncher;
import dev.sprintrunner.claude.process.AgentProcesses;
import dev.sprintrunner.claude.process.AgentVersionProbe;
import dev.sprintrunner.claude.process.ProcessTable;
import dev.sprintrunner.claude.process.ProcessTreeTerminator;
import dev.sprintrunner.claude.process.ProgramFinder;
import dev.sprintrunner.claude.process.SessionLeader;
import dev.sprintrunner.claude.process.TerminationTimes;
import dev.sprintrunner.cli.CliException;
import dev.sprintrunner.cli.Engine;
import dev.sprintrunner.cli.ProgramLog;
import dev.sprintrunner.cli.SettingsLoader;
import dev.sprintrunner.cli.Workplace;
import dev.sprintrunner.config.LiveSettings;
import dev.sprintrunner.config.LockAttempt;
import dev.sprintrunner.config.Runner;
import dev.sprintrunner.config.RunnerLock;
import dev.sprintrunner.config.RuntimeDirectory;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.config.SettingsFile;
import dev.sprintrunner.engine.BatchRequest;
import dev.sprintrunner.engine.EngineContext;
import dev.sprintrunner.engine.EventListener;
import dev.sprintrunner.engine.Orchestrator;
import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.store.Database;
import dev.sprintrunner.store.Jdbc;
import dev.sprintrunner.web.control.Control;
import dev.sprintrunner.workflow.StopMode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Composition root: makes everything that runs batches in one project, and closes it in reverse order. Whoever has one
 * holds the project's lock.
 */
final class Application implements Engine, Control {
    private static final Logger log = LoggerFactory.getLogger(Application.class);
    private static final int THREADS_END_SECONDS = 10;
    private static final Duration AGENT_ANSWERS = Duration.ofSeconds(30);

    private final ClosingStack opened;
    private final RunnerLock lock;
    private final LiveSettings settings;
    private final Recorder recorder;
    private final Orchestrator orchestrator;

    private Application(
            ClosingStack opened, RunnerLock lock, LiveSettings settings, Recorder recorder, Orchestrator orchestrator) {
        this.opened = opened;
        this.lock = lock;
        this.settings = settings;
        this.recorder = recorder;
        this.orchestrator = orchestrator;
    }

    /** As {@link Engine.Opener#open}. */
    static Application open(Workplace workplace, String command) {
        return open(workplace, command, Clock.systemUTC());
    }

    static Application open(Workplace workplace, String command, Clock clock) {
        ClosingStack opened = new ClosingStack();
        try {
            return open(workplace, command, clock, opened);
        } catch (RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        } catch (IOException e) {
            opened.closeAfter(e);
            throw new CliException(workplace.root() + " cannot be worked on: " + e.getMessage(), e);
        }
    }

    private static Application open(Workplace workplace, String command, Clock clock, ClosingStack opened)
            throws IOException {
        RuntimeDirectory runtime = workplace.runtime();
        Settings initial = SettingsLoader.load(runtime.settings());
        LiveSettings settings = new LiveSettings(new SettingsFile(runtime.settings()), initial, log::warn);
        runtime.prepare();
        RunnerLock lock = opened.add(lock(runtime, Runner.current(command, clock.instant())));
        opened.add(ProgramLog.toFile(runtime.root().resolve("sprint-runner.log")));
        Database database = opened.add(Database.open(workplace.database()));
        Recorder recorder = new Recorder(database, clock);
        ExecutorService agents = Executors.newCachedThreadPool(new NamedThreads("agent"));
        opened.add(() -> end(agents));
        ProcessTable processes = ProcessTable.ofThisSystem();
        Orchestrator orchestrator = opened.add(new Orchestrator(new EngineContext(
                workplace::project,
                settings,
                runtime,
                recorder,
                new AgentVersionProbe(AGENT_ANSWERS),
                new AgentLauncher(processes, SessionLeader.find(ProgramFinder.of(System.getenv()))),
                new AgentProcesses(processes),
                new ProcessTreeTerminator(processes, TerminationTimes.standard()),
                agents,
                clock,
                System::nanoTime,
                new SplittableRandom(),
                UUID::randomUUID)));
        return new Application(opened, lock, settings, recorder, orchestrator);
    }

    private static RunnerLock lock(RuntimeDirectory runtime, Runner runner) throws IOException {
        LockAttempt attempt = RunnerLock.acquire(runtime.lock(), runner);
        if (attempt instanceof LockAttempt.AlreadyRunning other) {
            throw new CliException(other.message());
        }
        return ((LockAttempt.Acquired) attempt).lock();
    }

    private static void end(ExecutorService threads) throws InterruptedException {
        threads.shutdownNow();
        if (!threads.awaitTermination(THREADS_END_SECONDS, TimeUnit.SECONDS)) {
            log.warn("Some threads did not end in {} s", THREADS_END_SECONDS);
        }
    }

    RunnerLock lock() {
        return lock;
    }

    LiveSettings settings() {
        return settings;
    }

    Recorder recorder() {
        return recorder;
    }

    Orchestrator orchestrator() {
        return orchestrator;
    }

    @Override
    public long start(BatchRequest request) {
        return orchestrator.start(request);
    }

    @Override
    public void resume(long batchId) {
        orchestrator.resume(batchId);
    }

    @Override
    public boolean stop(StopMode mode) {
        return orchestrator.stop(mode);
    }

    @Override
    public boolean tryNow() {
        return orchestrator.tryNow();
    }

    @Override
    public BatchRow await(long batchId) throws InterruptedException {
        return orchestrator.await(batchId);
    }

    @Override
    public <T> T read(Function<Jdbc, T> work) {
        return recorder.read(work);
    }

    @Override
    public void addListener(EventListener listener) {
        recorder.addListener(listener);
    }

    @Override
    public void removeListener(EventListener listener) {
        recorder.removeListener(listener);
    }

    @Override
    public void close() {
        opened.close();
    }
}
