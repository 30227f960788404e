package dev.sprintrunner.web.batches;

import dev.sprintrunner.config.Settings;
import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.git.Git;
import dev.sprintrunner.project.SprintFiles;
import dev.sprintrunner.web.api.ApiException;
import dev.sprintrunner.web.api.QueryNumbers;
import dev.sprintrunner.web.api.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/** {@code GET /api/batches}, {@code /api/batches/{id}} and {@code /api/commands/{id}}. */
public final class BatchRoutes implements Routes {
    private static final int MAX_LIMIT = 200;

    private final BatchReader reader;
    private final Supplier<Settings> settings;

    /**
     * @param git         of the project's directory
     * @param transcripts where the files of commands are
     */
    public BatchRoutes(
            Recorder recorder,
            SprintFiles sprint,
            Git git,
            Path transcripts,
            Supplier<Settings> settings,
            Clock clock) {
        this.reader = new BatchReader(recorder, sprint, git, transcripts, clock);
        this.settings = settings;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/batches", request -> request.json(page(request)));
        routes.get("/api/batches/{id}", request -> request.json(batch(QueryNumbers.id(request))));
        routes.get("/api/commands/{id}", request -> request.json(command(QueryNumbers.id(request))));
    }

    private BatchReader.Page page(Context request) {
        Long offset = QueryNumbers.optional(request, "offset");
        int standard = settings.get().server().defaultBatchListLimit();
        return reader.page(QueryNumbers.limit(request, standard, MAX_LIMIT), offset == null ? 0 : Math.max(0, offset));
    }

    private BatchDetail batch(long id) {
        return reader.batch(id).orElseThrow(() -> ApiException.notFound("there is no batch " + id));
    }

    private CommandView command(long id) {
        return reader.command(id).orElseThrow(() -> ApiException.notFound("there is no command " + id));
    }
}
