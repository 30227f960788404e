package dev.sprintrunner.web.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.config.SettingsCatalog;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All settings as the interface gives them.
 *
 * @param file     where they stand
 * @param revision of that file, for {@code If-Match}
 * @param problem  why the file is not used as it is now, with the mend; then the values are the last valid ones
 */
record SettingsView(
        String file,
        String revision,
        List<SettingView> settings,
        @Nullable String problem) {

    static SettingsView of(String file, String revision, Settings settings, @Nullable String problem) {
        Map<String, JsonNode> shown = settings.shown();
        List<SettingView> views = SettingsCatalog.all().stream()
                .map(definition -> SettingView.of(definition, Objects.requireNonNull(shown.get(definition.key()))))
                .toList();
        return new SettingsView(file, revision, views, problem);
    }
}
