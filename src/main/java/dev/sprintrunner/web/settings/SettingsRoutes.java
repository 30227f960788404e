package dev.sprintrunner.web.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.config.SettingProblem;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.config.SettingsFile;
import dev.sprintrunner.config.SettingsResult;
import dev.sprintrunner.config.SettingsSnapshot;
import dev.sprintrunner.web.api.ApiException;
import dev.sprintrunner.web.api.Json;
import dev.sprintrunner.web.api.JsonBody;
import dev.sprintrunner.web.api.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code GET} and {@code PUT /api/settings}. */
public final class SettingsRoutes implements Routes {
    private static final String PATH = "/api/settings";

    private final SettingsFile file;
    private final Supplier<Settings> inForce;

    /** @param inForce what holds while the file is broken */
    public SettingsRoutes(SettingsFile file, Supplier<Settings> inForce) {
        this.file = file;
        this.inForce = inForce;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, request -> request.json(view(file.snapshot())));
        routes.put(PATH, this::change);
    }

    private SettingsView view(SettingsSnapshot now) {
        String path = file.path().toString();
        return now.result() instanceof SettingsResult.Valid valid
                ? SettingsView.of(path, now.revision(), valid.settings(), null)
                : SettingsView.of(path, now.revision(), inForce.get(), problem(now.result()));
    }

    private static String problem(SettingsResult broken) {
        return String.join("; ", broken.messages());
    }

    /** All of the change or nothing of it. */
    private void change(Context request) {
        Map<String, JsonNode> partial = new LinkedHashMap<>();
        JsonBody.object(request).properties().forEach(entry -> partial.put(entry.getKey(), entry.getValue()));
        SettingsSnapshot before = file.snapshot();
        if (!(before.result() instanceof SettingsResult.Valid)) {
            throw ApiException.unprocessable(
                    "the settings file cannot be changed as it is: " + problem(before.result()));
        }
        String expected = request.header("If-Match");
        SettingsResult result = expected == null
                ? file.update(partial)
                : file.update(partial, expected.replace("\"", "")).orElseThrow(this::changedElsewhere);
        if (result instanceof SettingsResult.Invalid invalid) {
            throw invalid(invalid.problems());
        }
        if (result instanceof SettingsResult.Failed failed) {
            throw ApiException.unprocessable(failed.message());
        }
        request.json(view(file.snapshot()));
    }

    private ApiException changedElsewhere() {
        ObjectNode now = Json.mapper().valueToTree(view(file.snapshot()));
        return new ApiException(
                412,
                "changed_elsewhere",
                "the settings were changed elsewhere meanwhile; look at them and save again",
                now);
    }

    private static ApiException invalid(List<SettingProblem> problems) {
        ObjectNode details = Json.mapper().createObjectNode();
        ArrayNode list = details.putArray("problems");
        for (SettingProblem problem : problems) {
            list.addObject()
                    .put("key", problem.key())
                    .put("value", problem.value())
                    .put("message", problem.mend());
        }
        String sentence = problems.size() == 1
                ? problems.get(0).sentence()
                : problems.size() + " settings are not allowed; nothing was changed";
        return new ApiException(400, "invalid_settings", sentence, details);
    }
}
