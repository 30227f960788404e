package dev.sprintrunner.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.config.SettingsFile;
import dev.sprintrunner.engine.BatchRequest;
import dev.sprintrunner.web.TestServer;
import dev.sprintrunner.web.api.Json;
import dev.sprintrunner.web.api.Routes;
import dev.sprintrunner.web.control.ActionHandler;
import dev.sprintrunner.web.control.Control;
import dev.sprintrunner.web.control.ControlRoutes;
import dev.sprintrunner.web.health.DoctorRoutes;
import dev.sprintrunner.web.health.HealthRoutes;
import dev.sprintrunner.web.security.Access;
import dev.sprintrunner.web.security.SessionRoutes;
import dev.sprintrunner.web.security.Sessions;
import dev.sprintrunner.web.settings.SettingsRoutes;
import dev.sprintrunner.workflow.StopMode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private static final Control CONTROL = new Control() {
        @Override
        public long start(BatchRequest request) {
            return 1;
        }

        @Override
        public boolean stop(StopMode mode) {
            return true;
        }

        @Override
        public void resume(long batchId) {}

        @Override
        public boolean tryNow() {
            return true;
        }
    };

    private static List<Routes> routesOfThisServer() {
        Access access = Access.of("127.0.0.1", Set.of(), null, new SecureRandom());
        return List.of(
                new SessionRoutes(new Sessions(access, System::nanoTime)),
                new HealthRoutes("1", "/project", false),
                new DoctorRoutes(
                        () -> {
                            throw new IOException("not asked");
                        },
                        System::nanoTime),
                new SettingsRoutes(new SettingsFile(Path.of("settings.yaml")), Settings::defaults),
                new ControlRoutes(new ActionHandler(CONTROL, () -> 2)),
                new OpenApiRoutes());
    }

    @Test
    void theServersOwnRoutesAreDescribed() {
        assertThat(OpenApi.described()).containsAll(OpenApi.registered(routesOfThisServer()));
    }

    @Test
    void aRouteThatIsNotDescribedIsNoticedAndTheOtherWayRound() {
        Routes secret = routes -> routes.get("/api/secret", request -> {});

        assertThatThrownBy(() -> OpenApi.assertDescribesExactly(List.of(secret)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET /api/secret")
                .hasMessageContaining("GET /api/health");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(OpenApi.references()).isNotEmpty().allMatch(OpenApi::has);
    }

    @Test
    void isServed() {
        try (TestServer server = TestServer.with(new OpenApiRoutes())) {
            HttpResponse<String> response = server.get("/api/openapi.json");

            OpenApi.check("GET", "/api/openapi.json", response);
            assertThat(TestServer.json(response).path("openapi").asText()).isEqualTo("3.1.0");
            assertThat(TestServer.json(response).path("paths").has("/api/batches/{id}"))
                    .isTrue();
        }
    }

    @Test
    void anAnswerThatIsNotAsDescribedIsNoticed() throws IOException {
        assertThat(health("{\"status\":\"ok\",\"version\":\"1\",\"project\":\"/p\",\"demo\":true}"))
                .isEmpty();
        assertThat(health("{\"status\":\"ok\",\"version\":\"1\",\"project\":\"/p\"}"))
                .hasSize(1);
        assertThat(health("{\"status\":\"ok\",\"version\":\"1\",\"project\":\"/p\",\"demo\":\"no\"}"))
                .hasSize(1);
        assertThat(health("{\"status\":\"ok\",\"version\":\"1\",\"project\":\"/p\",\"demo\":true,\"more\":1}"))
                .hasSize(1);
        assertThat(OpenApi.validate("/api/batches/7", "GET", 404, json("{\"error\":{\"type\":\"not_found\"}}")))
                .hasSize(1);
        assertThat(OpenApi.validate(
                        "Event",
                        json("{\"type\":\"error\",\"id\":1,\"timestamp\":2,"
                                + "\"payload\":{\"any\":1},\"summary\":null,\"truncated\":false}")))
                .isEmpty();
    }

    private static List<String> health(String body) throws IOException {
        return OpenApi.validate("/api/health", "GET", 200, json(body));
    }

    private static JsonNode json(String text) throws IOException {
        return Json.mapper().readTree(text);
    }
}
