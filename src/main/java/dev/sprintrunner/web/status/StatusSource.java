package dev.sprintrunner.web.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.engine.EngineState;
import dev.sprintrunner.engine.EventListener;
import dev.sprintrunner.engine.Orchestrator;
import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.git.Git;
import dev.sprintrunner.project.Project;
import dev.sprintrunner.store.BatchRows;
import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.store.EventLog.Event;
import dev.sprintrunner.store.Jdbc;
import dev.sprintrunner.web.api.Json;
import dev.sprintrunner.workflow.BatchState;
import dev.sprintrunner.workflow.Wait;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The present {@link Status} as JSON. Cheap: one look into the database; git is asked elsewhere, and what lies in files
 * every two seconds. Safe for use by several threads. As a listener of events it learns when git has probably changed.
 */
public final class StatusSource implements Supplier<JsonNode>, EventListener, AutoCloseable {
    private static final Duration GIT_AGE = Duration.ofSeconds(5);
    private static final Duration SPRINT_AGE = Duration.ofSeconds(2);
    private static final Set<String> MOVE_GIT = Set.of("command:end", "batch:start", "batch:end");

    private final Orchestrator orchestrator;
    private final Recorder recorder;
    private final Supplier<Settings> settings;
    private final Clock clock;
    private final BatchRows batches = new BatchRows();
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService gitThread;
    private final Refreshed<GitTile> git;
    private final Aged<SprintReading> sprint;
    private @Nullable Foreseen foreseen;

    /** An outlook and what it was made of. */
    private record Foreseen(BatchState batch, SprintReading reading, Outlook outlook) {
        boolean isOf(BatchState otherBatch, SprintReading otherReading) {
            return batch.equals(otherBatch) && reading.equals(otherReading);
        }
    }

    /** @param nanoTime of a clock that never jumps */
    public StatusSource(
            Orchestrator orchestrator,
            Recorder recorder,
            Supplier<Project> project,
            Supplier<Settings> settings,
            Path root,
            Clock clock,
            LongSupplier nanoTime) {
        this.orchestrator = orchestrator;
        this.recorder = recorder;
        this.settings = settings;
        this.clock = clock;
        this.gitThread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "status-git");
            thread.setDaemon(true);
            return thread;
        });
        GitReader reader = new GitReader(new Git(root), () -> recorder.read(CommitRange::newest));
        this.git = new Refreshed<>(reader, GIT_AGE, this::later, nanoTime, this::tell);
        this.sprint = new Aged<>(() -> SprintReading.of(project, clock), SPRINT_AGE, nanoTime);
    }

    private void later(Runnable task, long delayNanos) {
        ScheduledFuture<?> unused = gitThread.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
    }

    /** @param changed called when what git says has changed, by a thread of this source: must return at once */
    public void addListener(Runnable changed) {
        listeners.add(changed);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public void onEvent(Event event) {
        if (MOVE_GIT.contains(event.type())) {
            git.expire();
        }
    }

    @Override
    public JsonNode get() {
        return Json.mapper().valueToTree(StatusView.of(inputs()));
    }

    private StatusInputs inputs() {
        EngineState engine = orchestrator.state();
        SprintReading reading = sprint.get();
        GitTile tile = git.latest();
        Optional<BigDecimal> maxCost = settings.get().safety().maxCostUsd();
        return recorder.read(jdbc -> {
            Optional<BatchRow> batch = shown(jdbc, engine);
            return new StatusInputs(
                    engine,
                    batch.orElse(null),
                    batch.map(row -> BatchFigures.of(jdbc, row.id())).orElse(BatchFigures.NONE),
                    engine.pause().map(wait -> since(jdbc, wait)).orElse(null),
                    batch.filter(row -> isResumable(row, engine))
                            .map(BatchRow::id)
                            .orElse(null),
                    orchestrator.activity().commands(),
                    orchestrator.activity().account(),
                    engine.batch() == null ? null : outlook(jdbc, engine.batch(), reading),
                    tile,
                    reading.problem(),
                    maxCost.orElse(null),
                    clock.instant());
        });
    }

    private Optional<BatchRow> shown(Jdbc jdbc, EngineState engine) {
        return engine.batchId() == null ? batches.latest(jdbc) : batches.find(jdbc, engine.batchId());
    }

    private static boolean isResumable(BatchRow newest, EngineState engine) {
        return engine.status() == EngineState.Status.IDLE
                && Set.of("stopped", "interrupted", "error").contains(newest.status());
    }

    private static @Nullable Long since(Jdbc jdbc, Wait wait) {
        return jdbc.queryOne("select started_at from waits where id = ?", row -> row.getLong(1), wait.id())
                .orElse(null);
    }

    /** Made anew only after another fact, or when the sprint-status file was read anew. */
    private synchronized Outlook outlook(Jdbc jdbc, BatchState batch, SprintReading reading) {
        Foreseen known = foreseen;
        if (known != null && known.isOf(batch, reading)) {
            return known.outlook();
        }
        Outlook outlook = Outlook.of(jdbc, batch, reading);
        foreseen = new Foreseen(batch, reading, outlook);
        return outlook;
    }

    @Override
    public void close() {
        gitThread.shutdownNow();
    }
}
