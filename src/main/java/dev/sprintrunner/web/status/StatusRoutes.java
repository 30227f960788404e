package dev.sprintrunner.web.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.web.api.Routes;
import io.javalin.config.RoutesConfig;
import java.util.function.Supplier;

/** {@code GET /api/orchestrator/status}. */
public final class StatusRoutes implements Routes {
    private final Supplier<JsonNode> status;

    public StatusRoutes(Supplier<JsonNode> status) {
        this.status = status;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/orchestrator/status", context -> context.json(status.get()));
    }
}
