package dev.sprintrunner;

import dev.sprintrunner.cli.ServerRequest;
import dev.sprintrunner.cli.Workplace;
import dev.sprintrunner.config.RuntimeDirectory;
import dev.sprintrunner.web.pages.StaticFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The whole server in this process, with a clock of its own. */
public final class TimedServer implements AutoCloseable {
    private final ServerApplication server;

    private TimedServer(ServerApplication server) {
        this.server = server;
    }

    /** @param project its root, a real path */
    public static TimedServer start(Path project, Clock clock) {
        Workplace workplace =
                new Workplace(project, RuntimeDirectory.of(project).database(), Optional.empty());
        ServerRequest request = new ServerRequest("serve", "127.0.0.1", Optional.of(0), Optional.empty(), false, false);
        return new TimedServer(ServerApplication.open(workplace, request, StaticFiles.ofProgram(), clock));
    }

    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }
}
