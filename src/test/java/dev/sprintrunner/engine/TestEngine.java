package dev.sprintrunner.engine;

import dev.sprintrunner.claude.process.AgentLauncher;
import dev.sprintrunner.claude.process.AgentProcesses;
import dev.sprintrunner.claude.process.ProcessTable;
import dev.sprintrunner.claude.process.ProcessTreeTerminator;
import dev.sprintrunner.claude.process.ProgramFinder;
import dev.sprintrunner.claude.process.SessionLeader;
import dev.sprintrunner.claude.process.TerminationTimes;
import dev.sprintrunner.config.RuntimeDirectory;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.config.SettingsFile;
import dev.sprintrunner.config.SettingsResult;
import dev.sprintrunner.project.ProjectLocator;
import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.store.Database;
import dev.sprintrunner.store.EventLog.Event;
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

/** The real engine on a project of a test, with every event it told of. */
final class TestEngine implements AutoCloseable {
    final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    final Orchestrator orchestrator;
    final AgentProcesses processes;

    private final Database database;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Recorder recorder;

    private TestEngine(Path root, Clock clock, TerminationTimes times) throws IOException {
        RuntimeDirectory runtime = RuntimeDirectory.of(root);
        runtime.prepare();
        database = Database.open(runtime.database());
        recorder = new Recorder(database, clock);
        recorder.addListener(events::add);
        ProcessTable table = ProcessTable.ofThisSystem();
        processes = new AgentProcesses(table);
        SettingsFile settings = new SettingsFile(runtime.settings());
        orchestrator = new Orchestrator(new EngineContext(
                () -> ProjectLocator.open(root, Optional.empty()),
                () -> valid(settings.read()),
                runtime,
                recorder,
                new AgentLauncher(table, SessionLeader.find(ProgramFinder.of(System.getenv()))),
                processes,
                new ProcessTreeTerminator(table, times),
                threads,
                clock,
                System::nanoTime,
                new Random(1),
                UUID::randomUUID));
    }

    /** @param settings lines of the settings file */
    static TestEngine on(Path root, String... settings) throws IOException {
        return on(root, Clock.systemUTC(), settings);
    }

    static TestEngine on(Path root, Clock clock, String... settings) throws IOException {
        RuntimeDirectory runtime = RuntimeDirectory.of(root);
        runtime.prepare();
        Files.writeString(runtime.settings(), String.join("\n", settings) + "\n");
        TerminationTimes quick = new TerminationTimes(
                Duration.ofMillis(700), Duration.ofMillis(700), Duration.ofMillis(500), Duration.ofSeconds(5));
        return new TestEngine(root, clock, quick);
    }

    private static Settings valid(SettingsResult result) {
        if (result instanceof SettingsResult.Valid valid) {
            return valid.settings();
        }
        throw new AssertionError(result.messages());
    }

    /** Starts a batch over everything and waits for its end. */
    BatchRow runAll() throws InterruptedException {
        return orchestrator.await(orchestrator.start(new BatchRequest(null, List.of(), null)));
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

    List<String> messages(String type) {
        synchronized (events) {
            return events.stream()
                    .filter(event -> event.type().equals(type))
                    .map(event -> String.valueOf(event.message()))
                    .toList();
        }
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
