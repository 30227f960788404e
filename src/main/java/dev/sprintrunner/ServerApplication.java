package dev.sprintrunner;

import dev.sprintrunner.cli.Server;
import dev.sprintrunner.cli.ServerRequest;
import dev.sprintrunner.cli.Workplace;
import dev.sprintrunner.workflow.StopMode;
import java.util.Optional;

/** The server of a project. */
final class ServerApplication implements Server {
    private final Application engine;

    private ServerApplication(Application engine) {
        this.engine = engine;
    }

    /** As {@link Server.Opener#open}. */
    static ServerApplication open(Workplace workplace, ServerRequest request) {
        return new ServerApplication(Application.open(workplace, request.command()));
    }

    @Override
    public String url() {
        return "";
    }

    @Override
    public Optional<Long> runningBatch() {
        return Optional.empty();
    }

    @Override
    public boolean stop(StopMode mode) {
        return engine.stop(mode);
    }

    @Override
    public void awaitIdle() {}

    @Override
    public void close() {
        engine.close();
    }
}
