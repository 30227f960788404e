package dev.sprintrunner.web.control;

import dev.sprintrunner.web.api.JsonBody;
import dev.sprintrunner.web.api.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;

/** {@code POST /api/orchestrator/start|stop|resume|try_now}. */
public final class ControlRoutes implements Routes {
    private static final List<String> ACTIONS = List.of("start", "stop", "resume", "try_now");

    private final ActionHandler actions;

    public ControlRoutes(ActionHandler actions) {
        this.actions = actions;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        ACTIONS.forEach(action -> routes.post("/api/orchestrator/" + action, request -> carryOut(action, request)));
    }

    /** The effect is told by events. */
    private void carryOut(String action, Context request) {
        request.json(actions.carryOut(action, JsonBody.object(request))).status(HttpStatus.ACCEPTED);
    }
}
