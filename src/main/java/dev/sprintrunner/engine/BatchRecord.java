package dev.sprintrunner.engine;

import dev.sprintrunner.store.BatchRows;
import dev.sprintrunner.store.CommandRows;
import dev.sprintrunner.store.FactLog;
import dev.sprintrunner.workflow.BatchPlan;
import dev.sprintrunner.workflow.BatchState;
import dev.sprintrunner.workflow.Fact;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A batch's facts and what they add up to. Each fact is on the disk, with the rows and events that show it, before the
 * state here includes it. Used by the one thread that runs the batch.
 */
final class BatchRecord {
    private final long batchId;
    private final Recorder recorder;
    private final FactLog facts = new FactLog();
    private final Projection projection = new Projection();
    private BatchState state;
    private Consumer<BatchState> follower = now -> {};

    private BatchRecord(long batchId, Recorder recorder, BatchState state) {
        this.batchId = batchId;
        this.recorder = recorder;
        this.state = state;
    }

    /** Begins a new batch. */
    static BatchRecord begin(Recorder recorder, BatchPlan plan) {
        Fact started = new Fact.BatchStarted(plan);
        BatchState state = BatchState.replay(List.of(started));
        long[] id = new long[1];
        recorder.record(entry -> {
            id[0] = new BatchRows().insert(entry.jdbc(), entry.now(), plan.maxCycles());
            new FactLog().append(entry.jdbc(), id[0], entry.now(), started);
            entry.event(EventDraft.of("batch:start", id[0])
                    .with("max_cycles", plan.maxCycles())
                    .summary("batch " + id[0] + " started"));
        });
        return new BatchRecord(id[0], recorder, state);
    }

    /** Takes an earlier batch up again as its facts left it. */
    static BatchRecord reopen(Recorder recorder, long batchId) {
        List<Fact> facts = recorder.read(jdbc -> new FactLog().of(jdbc, batchId));
        return new BatchRecord(batchId, recorder, BatchState.replay(facts));
    }

    long batchId() {
        return batchId;
    }

    BatchState state() {
        return state;
    }

    /** @param newFollower told of the state after each fact, by the thread that added it */
    void follow(Consumer<BatchState> newFollower) {
        follower = newFollower;
        follower.accept(state);
    }

    void add(Fact fact) {
        add(fact, entry -> {});
    }

    /** A command's end, with what is known of its run. */
    void addEnd(Fact fact, long commandId, CommandRows.End end) {
        add(fact, entry -> projection.commandEnded(entry, batchId, state, fact, commandId, end));
    }

    /** A command's start, with what it is started with. */
    void addStart(Fact.CommandStarted fact, CommandRows.Start start) {
        add(fact, entry -> projection.commandStarted(entry, batchId, state, fact, start));
    }

    private void add(Fact fact, Consumer<Recorder.Entry> detail) {
        BatchState next = fact.applyTo(state);
        recorder.record(entry -> {
            facts.append(entry.jdbc(), batchId, entry.now(), fact);
            detail.accept(entry);
            projection.project(entry, batchId, state, next, fact);
        });
        state = next;
        follower.accept(next);
    }

    void warn(String type, String message) {
        warn(type, message, null);
    }

    void warn(String type, String message, @Nullable String storyKey) {
        recorder.note(entry -> entry.event(EventDraft.of("batch:warning", batchId)
                .story(storyKey == null ? null : projection.storyId(entry, batchId, storyKey), storyKey, null)
                .with("warning_type", type)
                .message(message)));
    }
}
