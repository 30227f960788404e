package dev.sprintrunner.cli;

import dev.sprintrunner.workflow.StopMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server that serves nothing; its batch, if it has one, ends when it is stopped. */
final class FakeServer implements Server {
    final List<StopMode> stops = new ArrayList<>();
    boolean closed;

    private Optional<Long> batch;

    FakeServer(Optional<Long> batch) {
        this.batch = batch;
    }

    @Override
    public String url() {
        return "http://127.0.0.1:8080/";
    }

    @Override
    public Optional<Long> runningBatch() {
        return batch;
    }

    @Override
    public boolean stop(StopMode mode) {
        stops.add(mode);
        return batch.isPresent();
    }

    @Override
    public void awaitIdle() {
        batch = Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
    }
}
