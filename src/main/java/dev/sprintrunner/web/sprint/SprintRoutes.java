package dev.sprintrunner.web.sprint;

import dev.sprintrunner.engine.Announcer;
import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.project.SprintFiles;
import dev.sprintrunner.web.api.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;

/** {@code GET /api/sprint} and {@code PUT /api/sprint/stories/{key}}. */
public final class SprintRoutes implements Routes {
    private final SprintReader reader;
    private final StatusEditor editor;

    public SprintRoutes(SprintFiles sprint, Recorder recorder, Announcer announcer, Clock clock) {
        this.reader = new SprintReader(sprint, recorder, clock);
        this.editor = new StatusEditor(sprint::project, recorder, announcer, clock);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/sprint", request -> request.json(reader.read()));
        routes.put("/api/sprint/stories/{key}", request -> request.json(change(request)));
    }

    private StatusChange change(Context request) {
        return editor.set(request.pathParam("key"), StatusChange.wanted(request.body()));
    }
}
