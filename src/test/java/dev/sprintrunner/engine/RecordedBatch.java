package dev.sprintrunner.engine;

import dev.sprintrunner.store.CommandRows;
import dev.sprintrunner.store.Database;
import dev.sprintrunner.store.EventLog.Event;
import dev.sprintrunner.store.StoryRows;
import dev.sprintrunner.workflow.BatchPlan;
import dev.sprintrunner.workflow.BatchState;
import dev.sprintrunner.workflow.CommandRun;
import dev.sprintrunner.workflow.CycleState;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.FailureKind;
import dev.sprintrunner.workflow.SimulatedBatch;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simulated batch whose facts go through the real record into a database, and every event it told of. */
final class RecordedBatch implements SimulatedBatch.Ledger, AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    final List<Event> events = new ArrayList<>();
    final Recorder recorder;
    final BatchRecord record;
    final SimulatedBatch batch;

    private final Database database;
    /** Stands still but for what a command takes. */
    private Instant now = NOW;

    private RecordedBatch(Path folder, BatchPlan plan) {
        database = Database.open(folder.resolve("sprint-runner.db"));
        InstantSource time = () -> now;
        recorder = new Recorder(database, time.withZone(ZoneOffset.UTC));
        recorder.addListener(events::add);
        record = BatchRecord.begin(recorder, plan);
        batch = SimulatedBatch.of(this);
    }

    static RecordedBatch in(Path folder, BatchPlan plan) {
        return new RecordedBatch(folder, plan);
    }

    @Override
    public BatchState state() {
        return record.state();
    }

    @Override
    public void add(Fact fact) {
        if (fact instanceof Fact.CommandStarted started) {
            record.addStart(started, start(started));
        } else if (fact instanceof Fact.CommandCompleted completed) {
            now = now.plusSeconds(60);
            reachTask(completed.commandId());
            record.addEnd(fact, completed.commandId(), end("completed", null, null, completed.costUsd()));
        } else if (fact instanceof Fact.CommandFailed failed) {
            String status = failed.kind() == FailureKind.INTERRUPTED ? "interrupted" : "failed";
            record.addEnd(
                    fact,
                    failed.commandId(),
                    end(status, failed.reason(), failed.kind().name(), failed.costUsd()));
        } else {
            record.add(fact);
        }
    }

    private CommandRows.Start start(Fact.CommandStarted started) {
        CommandRun run = started.run();
        CycleState cycle = state().cycle();
        List<Long> rows = recorder.read(jdbc -> run.stories().stream()
                .map(key -> new StoryRows().id(jdbc, record.batchId(), key).orElseThrow())
                .toList());
        return new CommandRows.Start(
                started.commandId(),
                record.batchId(),
                cycle == null ? null : cycle.number(),
                rows,
                run.name().toString(),
                run.name().attempt(),
                run.background(),
                run.small() ? "haiku" : null,
                null,
                run.continuation() != null,
                "cookie-" + started.commandId(),
                record.batchId() + "/" + started.commandId(),
                null,
                null);
    }

    private void reachTask(long commandId) {
        recorder.note(
                entry -> new CommandRows().progressed(entry.jdbc(), commandId, "validate", CommandRows.Usage.NONE));
    }

    private static CommandRows.End end(
            String status, @Nullable String failure, @Nullable String kind, BigDecimal cost) {
        CommandRows.Usage usage =
                new CommandRows.Usage(null, null, "2.1.330", cost, 1_000, 100, 10_000, 501, 5, 60_000, 0, 0, 4_096);
        return new CommandRows.End(status, 0, "as it should", failure, kind, null, usage, null, null);
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

    List<Event> events(String type) {
        return events.stream().filter(event -> event.type().equals(type)).toList();
    }

    /** The events of a type as their payloads. */
    List<String> payloads(String type) {
        return events(type).stream().map(event -> event.payload().toString()).toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
