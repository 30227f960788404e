package dev.sprintrunner;

import dev.sprintrunner.cli.ServerRequest;
import dev.sprintrunner.cli.Workplace;
import dev.sprintrunner.engine.Recorder;
import java.nio.file.Path;
import java.util.Optional;

/** The whole server of a project in this process, and what its events go through. */
public final class ServerInProcess implements AutoCloseable {
    private final ServerApplication server;

    private ServerInProcess(ServerApplication server) {
        this.server = server;
    }

    /** On a free port. */
    public static ServerInProcess open(Path project) {
        return new ServerInProcess(ServerApplication.open(
                Workplace.of(project),
                new ServerRequest("test", "127.0.0.1", Optional.of(0), Optional.empty(), false, false)));
    }

    public String url() {
        return server.url();
    }

    public Recorder recorder() {
        return server.recorder();
    }

    @Override
    public void close() {
        server.close();
    }
}
