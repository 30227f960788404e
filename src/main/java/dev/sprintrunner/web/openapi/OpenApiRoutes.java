package dev.sprintrunner.web.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sprintrunner.web.api.Routes;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code GET /api/openapi.json}: the interface, described for programs. */
public final class OpenApiRoutes implements Routes {
    private static final String RESOURCE = "/web/openapi.yaml";

    private final JsonNode document = read();

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/openapi.json", request -> request.json(document));
    }

    private static JsonNode read() {
        try (InputStream in = OpenApiRoutes.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: " + RESOURCE + " is missing from it");
            }
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
