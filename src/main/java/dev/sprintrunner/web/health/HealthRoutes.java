package dev.sprintrunner.web.health;

import dev.sprintrunner.web.api.Routes;
import io.javalin.config.RoutesConfig;

/** {@code GET /api/health}: that this server answers, and for which project. */
public final class HealthRoutes implements Routes {
    private final Health health;

    /** @param project the project's directory */
    private record Health(String status, String version, String project, boolean demo) {}

    /**
     * @param project the project's directory
     * @param demo    whether the agent is the simulated one
     */
    public HealthRoutes(String version, String project, boolean demo) {
        this.health = new Health("ok", version, project, demo);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/health", request -> request.json(health));
    }
}
