package dev.sprintrunner.web.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.config.LiveSettings;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.config.SettingsCatalog;
import dev.sprintrunner.config.SettingsFile;
import dev.sprintrunner.web.TestServer;
import dev.sprintrunner.web.openapi.OpenApi;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsRoutesTest {
    private static final String SECRET = "https://hooks.example.com/T0/SECRET";
    private static final String CONTENT = """
            # mine
            default_max_cycles: 5
            notify_webhook_url: %s
            agent_command: [wrapper, claude]
            """.formatted(SECRET);

    @TempDir
    private Path folder;

    private Path path;
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        path = folder.resolve("settings.yaml");
        Files.writeString(path, CONTENT);
        SettingsFile file = new SettingsFile(path);
        server = TestServer.with(new SettingsRoutes(file, new LiveSettings(file, Settings.defaults(), warning -> {})));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsEverySettingWithAllThatAFieldNeeds() {
        JsonNode settings = get();

        assertThat(settings.path("file").asText()).isEqualTo(path.toString());
        assertThat(settings.path("problem").isNull()).isTrue();
        assertThat(settings.path("settings")).hasSize(SettingsCatalog.all().size());
        assertThat(setting(settings, "default_max_cycles"))
                .hasToString("{\"key\":\"default_max_cycles\",\"group\":\"Workflow\",\"label\":\"Default max cycles\","
                        + "\"type\":\"integer\",\"unit\":\"cycles\","
                        + "\"help\":\"Cycles that a batch runs when Start says no number.\",\"default\":2,\"value\":5,"
                        + "\"min\":1,\"max\":999,\"choices\":null,\"file_only\":false,\"applies\":\"next_command\","
                        + "\"changed\":true,\"secret\":false}");
        assertThat(setting(settings, "commit_mode").path("choices").toString())
                .isEqualTo("[\"agent\",\"native\",\"off\"]");
        assertThat(setting(settings, "commit_mode").path("changed").asBoolean()).isFalse();
        assertThat(setting(settings, "server_port").path("applies").asText()).isEqualTo("next_start");
        assertThat(setting(settings, "agent_command").path("file_only").asBoolean())
                .isTrue();
    }

    @Test
    void masksSecrets() {
        HttpResponse<String> response = server.get("/api/settings");

        assertThat(response.body()).doesNotContain("SECRET");
        JsonNode webhook = setting(TestServer.json(response), "notify_webhook_url");
        assertThat(webhook.path("value").asText()).isEqualTo("********");
        assertThat(webhook.path("changed").asBoolean()).isTrue();
    }

    @Test
    void changesWhatIsSentAndNothingElse() {
        HttpResponse<String> response = put("{\"small_model\":\"sonnet\",\"max_cost_usd\":12.5}");

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode settings = TestServer.json(response);
        assertThat(setting(settings, "small_model").path("value").asText()).isEqualTo("sonnet");
        assertThat(setting(settings, "max_cost_usd").path("value").decimalValue())
                .isEqualByComparingTo("12.5");
        assertThat(path).hasContent(CONTENT + "small_model: sonnet\nmax_cost_usd: 12.5\n");
    }

    @Test
    void namesEveryBadKeyAndValueAndChangesNothing() {
        HttpResponse<String> response = put("""
                {"small_model": "sonnet", "default_max_cycles": 0, "agent_command": ["sh"], "smal_model": "x",
                 "notify_webhook_url": "https://hooks.example.com/NEWSECRET"}""");

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode error = TestServer.json(response).path("error");
        assertThat(error.path("type").asText()).isEqualTo("invalid_settings");
        assertThat(error.path("problems"))
                .extracting(problem -> problem.path("key").asText() + " "
                        + problem.path("value").asText() + " "
                        + problem.path("message").asText())
                .containsExactlyInAnyOrder(
                        "default_max_cycles 0 it must be a whole number of cycles from 1 to 999",
                        "agent_command [\"sh\"] it can only be changed in the settings file",
                        "smal_model \"x\" there is no such setting, did you mean small_model?",
                        "notify_webhook_url ******** it can only be changed in the settings file");
        assertThat(response.body()).doesNotContain("SECRET");
        assertThat(path).hasContent(CONTENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null", "[]", "7", "{\"small_model\":", "not json"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        assertThat(put(body).statusCode()).isEqualTo(400);
        assertThat(path).hasContent(CONTENT);
    }

    @Test
    void aChangeOfWhatWasChangedElsewhereIsRefusedWithWhatHoldsNow() throws IOException {
        String seen = get().path("revision").asText();
        Files.writeString(path, CONTENT.replace("5", "6"));

        HttpResponse<String> stale = put("{\"default_max_cycles\":7}", "If-Match", "\"" + seen + "\"");

        assertThat(stale.statusCode()).isEqualTo(412);
        JsonNode error = TestServer.json(stale).path("error");
        assertThat(error.path("type").asText()).isEqualTo("changed_elsewhere");
        assertThat(setting(error, "default_max_cycles").path("value").asInt()).isEqualTo(6);
        assertThat(put(
                                "{\"default_max_cycles\":7}",
                                "If-Match",
                                error.path("revision").asText())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBrokenFileIsToldAndNotChanged() throws IOException {
        get();
        Files.writeString(path, "default_max_cycles: [\n");

        JsonNode settings = get();
        HttpResponse<String> change = put("{\"default_max_cycles\":7}");

        assertThat(settings.path("problem").asText()).contains("not readable as YAML");
        assertThat(change.statusCode()).isEqualTo(422);
        assertThat(TestServer.json(change).at("/error/message").asText()).contains("not readable as YAML");
        assertThat(path).hasContent("default_max_cycles: [\n");
    }

    @Test
    void aMissingFileMeansTheDefaults() throws IOException {
        Files.delete(path);

        JsonNode settings = get();

        assertThat(settings.path("settings"))
                .noneMatch(setting -> setting.path("changed").asBoolean());
    }

    private JsonNode get() {
        HttpResponse<String> response = server.get("/api/settings");
        OpenApi.check("GET", "/api/settings", response);
        return TestServer.json(response);
    }

    private HttpResponse<String> put(String body, String... headers) {
        HttpResponse<String> response = server.send("PUT", "/api/settings", body, headers);
        OpenApi.check("PUT", "/api/settings", response);
        return response;
    }

    private static JsonNode setting(JsonNode settings, String key) {
        for (JsonNode setting : settings.path("settings")) {
            if (setting.path("key").asText().equals(key)) {
                return setting;
            }
        }
        throw new AssertionError("no setting " + key + " in " + settings);
    }
}
