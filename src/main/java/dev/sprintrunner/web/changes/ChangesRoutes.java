package dev.sprintrunner.web.changes;

import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.git.Git;
import dev.sprintrunner.web.api.ApiException;
import dev.sprintrunner.web.api.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * {@code GET /api/commands/{id}/changes}: the files a command changed, so far while it runs; with {@code ?file=} the
 * differences of one of them. That path is compared with the list, nothing is opened by it.
 *
 * <p>Errors: 404 for an unknown command or a file it did not change.
 */
public final class ChangesRoutes implements Routes {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

    private final Recorder recorder;
    private final CommandChanges changes;

    /**
     * @param git      of the project; it is not asked about commands that were recorded without git
     * @param nanoTime a clock that never jumps
     */
    public ChangesRoutes(Recorder recorder, Git git, LongSupplier nanoTime) {
        this.recorder = recorder;
        this.changes = new CommandChanges(git, new LiveTree(git, nanoTime));
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/commands/{id}/changes", this::answer);
    }

    private void answer(Context ctx) {
        RecordedTrees trees = trees(ctx.pathParam("id"));
        String file = ctx.queryParam("file");
        ctx.json(file == null ? changes.list(trees) : changes.diff(trees, file));
    }

    private RecordedTrees trees(String id) {
        if (!NUMBER.matcher(id).matches()) {
            throw ApiException.notFound("there is no such command: its id is a number");
        }
        return recorder.read(jdbc -> RecordedTrees.find(jdbc, Long.parseLong(id)));
    }
}
