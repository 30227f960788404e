package dev.sprintrunner.engine;

import dev.sprintrunner.claude.process.AgentLauncher;
import dev.sprintrunner.claude.process.AgentProcesses;
import dev.sprintrunner.claude.process.AgentVersionProbe;
import dev.sprintrunner.claude.process.ProcessTable;
import dev.sprintrunner.claude.process.ProcessTreeTerminator;
import dev.sprintrunner.claude.process.ProgramFinder;
import dev.sprintrunner.claude.process.SessionLeader;
import dev.sprintrunner.claude.process.TerminationTimes;
import dev.sprintrunner.config.LiveSettings;
import dev.sprintrunner.config.RuntimeDirectory;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.config.SettingsFile;
import dev.sprintrunner.config.SettingsResult;
import dev.sprintrunner.project.ProjectLocator;
import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.store.Database;
import dev.sprintrunner.store.EventLog.Event;
import dev.sprintrunner.store.FactLog;
import dev.sprintrunner.workflow.BatchState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The real engine on a project of a test, with every event it told of. */
final class TestEngine implements AutoCloseable {
    private static final TerminationTimes QUICK = new TerminationTimes(
            Duration.ofMillis(700), Duration.ofMillis(700), Duration.ofMillis(500), Duration.ofSeconds(5));
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    final List<String> settingsWarnings = Collections.synchronizedList(new ArrayList<>());
    final Orchestrator orchestrator;

    private final Database database;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Recorder recorder;
    private final AgentProcesses processes;

    private TestEngine(Path root, Clock clock, UnaryOperator<Settings> change) throws IOException {
        RuntimeDirectory runtime = RuntimeDirectory.of(root);
        runtime.prepare();
        database = Database.open(runtime.database());
        recorder = new Recorder(database, clock);
        recorder.addListener(this::told);
        ProcessTable table = ProcessTable.ofThisSystem();
        processes = new AgentProcesses(table);
        SettingsFile file = new SettingsFile(runtime.settings());
        LiveSettings settings = new LiveSettings(file, valid(file.read()), settingsWarnings::add);
        orchestrator = new Orchestrator(new EngineContext(
                () -> ProjectLocator.open(root, Optional.empty()),
                () -> change.apply(settings.get()),
                runtime,
                recorder,
                new AgentVersionProbe(PATIENCE),
                new AgentLauncher(table, SessionLeader.find(ProgramFinder.of(System.getenv()))),
                processes,
                new ProcessTreeTerminator(table, QUICK),
                threads,
                clock,
                System::nanoTime,
                new Random(1),
                UUID::randomUUID));
    }

    /** @param settings lines of the settings file */
    static TestEngine on(Path root, String... settings) throws IOException {
        return on(root, UnaryOperator.identity(), settings);
    }

    /** @param change of the settings in the file, to what the file cannot say */
    static TestEngine on(Path root, UnaryOperator<Settings> change, String... settings) throws IOException {
        writeSettings(root, settings);
        return open(root, Clock.systemUTC(), change);
    }

    /** On a project that has its settings, and maybe batches, already. */
    static TestEngine open(Path root, Clock clock, UnaryOperator<Settings> change) throws IOException {
        return new TestEngine(root, clock, change);
    }

    static void writeSettings(Path root, String... settings) throws IOException {
        RuntimeDirectory runtime = RuntimeDirectory.of(root);
        runtime.prepare();
        Files.writeString(runtime.settings(), String.join("\n", settings) + "\n");
    }

    private static Settings valid(SettingsResult result) {
        if (result instanceof SettingsResult.Valid valid) {
            return valid.settings();
        }
        throw new AssertionError(result.messages());
    }

    void listen(EventListener listener) {
        recorder.addListener(listener);
    }

    private void told(Event event) {
        synchronized (events) {
            events.add(event);
            events.notifyAll();
        }
    }

    /** Starts a batch over everything. */
    long start() {
        return orchestrator.start(new BatchRequest(null, List.of(), null));
    }

    /** Starts a batch over everything and waits for its end. */
    BatchRow runAll() throws InterruptedException {
        return orchestrator.await(start());
    }

    BatchRow resume(long batchId) throws InterruptedException {
        orchestrator.resume(batchId);
        return orchestrator.await(batchId);
    }

    /** Waits for the first such event, told already or still to come. */
    Event await(Predicate<Event> wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (events) {
            while (true) {
                Optional<Event> found = events.stream().filter(wanted).findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("no such event; there were:\n" + told());
                }
                events.wait(left);
            }
        }
    }

    /** Waits until an agent at that command has reported a task. */
    void awaitTask(String command, String task) throws InterruptedException {
        await(event -> event.type().equals("command:progress")
                && command.equals(event.command())
                && task.equals(event.taskId()));
    }

    void awaitWarning(String type) throws InterruptedException {
        await(event -> event.payload().path("warning_type").asText().equals(type));
    }

    /** Each row as its columns joined by {@code |}. */
    List<String> query(String sql) {
        return recorder.read(jdbc -> jdbc.query(sql, row -> {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                columns.add(String.valueOf(row.getString(i)));
            }
            return String.join("|", columns);
        }));
    }

    /** What the recorded facts of a batch add up to. */
    BatchState replay(long batchId) {
        return BatchState.replay(recorder.read(jdbc -> new FactLog().of(jdbc, batchId)));
    }

    /** All commands in order, as {@code command|status}. */
    List<String> commands() {
        return query("select command, status from commands order by id");
    }

    List<String> messages(String type) {
        synchronized (events) {
            return events.stream()
                    .filter(event -> event.type().equals(type))
                    .map(event -> String.valueOf(event.message()))
                    .toList();
        }
    }

    /** All that was told, one event a line. */
    String told() {
        StringBuilder text = new StringBuilder();
        synchronized (events) {
            events.forEach(event -> text.append(event.id())
                    .append(' ')
                    .append(event.type())
                    .append(' ')
                    .append(event.message())
                    .append('\n'));
        }
        return text.toString();
    }

    /** What still runs of the commands in this database. */
    List<AgentProcesses.Survivor> survivors() {
        List<String> cookies = query("select cookie from commands");
        return processes.survivors(cookies::contains);
    }

    @Override
    public void close() {
        orchestrator.close();
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new AssertionError("threads of the engine are still running");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            database.close();
        }
    }
}
