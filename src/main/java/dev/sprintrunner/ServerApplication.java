package dev.sprintrunner;

import dev.sprintrunner.cli.CliException;
import dev.sprintrunner.cli.DoctorProbe;
import dev.sprintrunner.cli.Server;
import dev.sprintrunner.cli.ServerRequest;
import dev.sprintrunner.cli.Version;
import dev.sprintrunner.cli.Workplace;
import dev.sprintrunner.config.RuntimeDirectory;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.config.SettingsFile;
import dev.sprintrunner.engine.Announcer;
import dev.sprintrunner.engine.EngineException;
import dev.sprintrunner.engine.Orchestrator;
import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.git.Git;
import dev.sprintrunner.project.SprintFiles;
import dev.sprintrunner.store.BatchRows;
import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.web.WebServer;
import dev.sprintrunner.web.WebServerException;
import dev.sprintrunner.web.api.Routes;
import dev.sprintrunner.web.batches.BatchRoutes;
import dev.sprintrunner.web.batches.InitSource;
import dev.sprintrunner.web.changes.ChangesRoutes;
import dev.sprintrunner.web.control.ActionHandler;
import dev.sprintrunner.web.control.ControlRoutes;
import dev.sprintrunner.web.events.EventRoutes;
import dev.sprintrunner.web.health.DoctorRoutes;
import dev.sprintrunner.web.health.HealthRoutes;
import dev.sprintrunner.web.live.LiveFeed;
import dev.sprintrunner.web.metrics.MetricsRoutes;
import dev.sprintrunner.web.openapi.OpenApiRoutes;
import dev.sprintrunner.web.pages.StaticFiles;
import dev.sprintrunner.web.security.Access;
import dev.sprintrunner.web.security.AccessToken;
import dev.sprintrunner.web.settings.SettingsRoutes;
import dev.sprintrunner.web.sprint.SprintFileWatcher;
import dev.sprintrunner.web.sprint.SprintRoutes;
import dev.sprintrunner.web.status.StatusRoutes;
import dev.sprintrunner.web.status.StatusSource;
import dev.sprintrunner.web.transcript.TranscriptRoutes;
import dev.sprintrunner.workflow.StopMode;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Composition root of the server: the engine of {@link Application}, and all that shows and steers it. */
final class ServerApplication implements Server {
    private static final Logger log = LoggerFactory.getLogger(ServerApplication.class);
    private static final int ANY_FREE = 0;

    private final ClosingStack opened;
    private final Orchestrator orchestrator;
    private final Recorder recorder;
    private final List<Routes> routes;
    private final String url;

    private ServerApplication(
            ClosingStack opened, Orchestrator orchestrator, Recorder recorder, List<Routes> routes, String url) {
        this.opened = opened;
        this.orchestrator = orchestrator;
        this.recorder = recorder;
        this.routes = routes;
        this.url = url;
    }

    /** As {@link Server.Opener#open}. */
    static ServerApplication open(Workplace workplace, ServerRequest request) {
        return open(workplace, request, StaticFiles.ofProgram(), Clock.systemUTC());
    }

    static ServerApplication open(Workplace workplace, ServerRequest request, StaticFiles pages, Clock clock) {
        ClosingStack opened = new ClosingStack();
        try {
            return open(workplace, request, pages, clock, opened);
        } catch (RuntimeException e) {
            opened.closeAfter(e);
            throw e instanceof WebServerException ? new CliException(String.valueOf(e.getMessage()), e) : e;
        }
    }

    private static ServerApplication open(
            Workplace workplace, ServerRequest request, StaticFiles pages, Clock clock, ClosingStack opened) {
        Access access = access(request);
        Application engine = opened.add(Application.open(workplace, request.command(), clock));
        Orchestrator orchestrator = engine.orchestrator();
        Recorder recorder = engine.recorder();
        Supplier<Settings> settings = engine.settings();
        RuntimeDirectory runtime = workplace.runtime();
        SprintFiles sprint = new SprintFiles(workplace::project, clock);
        Git git = new Git(workplace.root());
        Announcer announcer = new Announcer(recorder);

        StatusSource status = opened.add(new StatusSource(
                orchestrator, recorder, workplace::project, settings, workplace.root(), clock, System::nanoTime));
        recorder.addListener(status);
        InitSource inits = new InitSource(
                recorder,
                sprint,
                settings,
                status,
                new InitSource.About(Version.text(), workplace.root(), runtime.transcripts(), request.demo()),
                clock);
        ActionHandler actions =
                new ActionHandler(engine, () -> settings.get().workflow().defaultMaxCycles());
        LiveFeed feed = new LiveFeed(
                recorder,
                inits::init,
                status,
                actions::handle,
                () -> settings.get().server().websocketHeartbeat(),
                clock);
        status.addListener(feed::statusChanged);
        orchestrator.addStateListener(feed::statusChanged);
        orchestrator.activity().addListener(feed::activityChanged);
        opened.add(new SprintFileWatcher(workplace::project, recorder, announcer, clock))
                .start();

        List<Routes> routes = List.of(
                new HealthRoutes(Version.text(), workplace.root().toString(), request.demo()),
                new DoctorRoutes(
                        new DoctorProbe(workplace, System.getenv(), System.getProperties(), clock)::look,
                        System::nanoTime),
                new ControlRoutes(actions),
                new StatusRoutes(status),
                new SprintRoutes(sprint, recorder, announcer, clock),
                new BatchRoutes(recorder, sprint, git, runtime.transcripts(), settings, clock),
                new EventRoutes(recorder, System::nanoTime),
                new TranscriptRoutes(recorder, runtime),
                new ChangesRoutes(recorder, git, System::nanoTime),
                new SettingsRoutes(new SettingsFile(runtime.settings()), settings),
                new MetricsRoutes(
                        recorder, clock, clock.instant(), Version.text(), feed::clients, feed::droppedClients),
                new OpenApiRoutes(),
                feed);
        WebServer server = listen(access, request, settings.get(), routes, pages, feed);
        opened.add(server);
        opened.add(feed); // so that it is closed first: clients are told before their connections end
        publish(engine, server);
        if (request.autoResume()) {
            resumeInterrupted(engine);
        }
        return new ServerApplication(opened, orchestrator, recorder, routes, address(server, access));
    }

    private static Access access(ServerRequest request) {
        try {
            return Access.of(
                    request.host(),
                    Set.of(),
                    request.token().map(AccessToken::of).orElse(null),
                    new SecureRandom());
        } catch (IllegalArgumentException e) {
            throw new CliException(String.valueOf(e.getMessage()), e);
        }
    }

    private static WebServer listen(
            Access access,
            ServerRequest request,
            Settings settings,
            List<Routes> routes,
            StaticFiles pages,
            LiveFeed feed) {
        try {
            return listen(access, request, settings, routes, pages);
        } catch (RuntimeException e) {
            feed.close();
            throw e;
        }
    }

    /** A demo takes a free port where the usual one is taken: nobody has chosen it. */
    private static WebServer listen(
            Access access, ServerRequest request, Settings settings, List<Routes> routes, StaticFiles pages) {
        int port = request.port().orElse(settings.server().serverPort());
        try {
            return WebServer.start(access, port, routes, pages);
        } catch (WebServerException e) {
            if (request.demo() && request.port().isEmpty()) {
                log.info("{}; another one is taken", e.getMessage());
                return WebServer.start(access, ANY_FREE, routes, pages);
            }
            throw e;
        }
    }

    private static void publish(Application engine, WebServer server) {
        try {
            engine.lock().publish(server.url().toString());
        } catch (IOException e) {
            throw new CliException("the lock file cannot be written: " + e.getMessage(), e);
        }
    }

    /** What was interrupted goes on; why it cannot is told, and it waits for a person then. */
    private static void resumeInterrupted(Application engine) {
        Optional<BatchRow> left = engine.read(new BatchRows()::latestResumable);
        left.filter(batch -> batch.status().equals("interrupted")).ifPresent(batch -> {
            try {
                engine.resume(batch.id());
            } catch (EngineException e) {
                log.warn("Batch {} does not go on by itself: {}", batch.id(), e.getMessage());
            }
        });
    }

    private static String address(WebServer server, Access access) {
        return access.token() == null
                ? server.url().toString()
                : server.url().resolve("?token=" + access.token().reveal()).toString();
    }

    Recorder recorder() {
        return recorder;
    }

    /** All parts of the interface but the one that signs a browser in. */
    List<Routes> routes() {
        return routes;
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public Optional<Long> runningBatch() {
        return orchestrator.runningBatch();
    }

    @Override
    public boolean stop(StopMode mode) {
        return orchestrator.stop(mode);
    }

    @Override
    public void awaitIdle() throws InterruptedException {
        Optional<Long> running = orchestrator.runningBatch();
        while (running.isPresent()) {
            orchestrator.await(running.get());
            running = orchestrator.runningBatch();
        }
    }

    @Override
    public void close() {
        opened.close();
    }
}
