package dev.sprintrunner.cli;

import dev.sprintrunner.engine.BatchRequest;
import dev.sprintrunner.engine.EventListener;
import dev.sprintrunner.store.BatchRows;
import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.store.EventLog.Event;
import dev.sprintrunner.store.Jdbc;
import dev.sprintrunner.workflow.StopMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** An engine whose one batch does what a test says, at once. */
final class FakeEngine implements Engine {
    final List<BatchRequest> started = new ArrayList<>();
    final List<Long> resumed = new ArrayList<>();
    final List<StopMode> stops = new ArrayList<>();
    boolean closed;

    private final Recorded recorded;
    private final long batch;
    private final Consumer<FakeEngine> story;
    private final List<EventListener> listeners = new ArrayList<>();

    /** @param story what happens in the batch */
    FakeEngine(Recorded recorded, long batch, Consumer<FakeEngine> story) {
        this.recorded = recorded;
        this.batch = batch;
        this.story = story;
    }

    void tell(Event event) {
        listeners.forEach(listener -> listener.onEvent(event));
    }

    @Override
    public long start(BatchRequest request) {
        started.add(request);
        story.accept(this);
        return batch;
    }

    @Override
    public void resume(long batchId) {
        resumed.add(batchId);
        story.accept(this);
    }

    @Override
    public boolean stop(StopMode mode) {
        stops.add(mode);
        return true;
    }

    @Override
    public BatchRow await(long batchId) {
        return read(jdbc -> new BatchRows().find(jdbc, batchId)).orElseThrow();
    }

    @Override
    public <T> T read(Function<Jdbc, T> work) {
        return recorded.database().read(work);
    }

    @Override
    public void addListener(EventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(EventListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void close() {
        closed = true;
    }
}
