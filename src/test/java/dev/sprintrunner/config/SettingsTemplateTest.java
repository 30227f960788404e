package dev.sprintrunner.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingsTemplateTest {
    private static final Pattern SETTING = Pattern.compile("(?m)^#(?=[a-z])");

    @Test
    void asItIsItSaysNothing() {
        assertThat(Yaml.map(SettingsTemplate.render())).isEmpty();
    }

    @Test
    void uncommentedItSaysExactlyTheDefaults() {
        Map<String, JsonNode> all =
                Yaml.map(SETTING.matcher(SettingsTemplate.render()).replaceAll(""));
        assertThat(all).hasSameSizeAs(SettingsCatalog.all());
        SettingsCatalog.all()
                .forEach(definition -> assertThat(all.get(definition.key())).isEqualTo(definition.defaultJson()));
        assertThat(SettingsReader.read(all)).isEqualTo(new SettingsResult.Valid(Settings.defaults()));
    }

    @Test
    void everySettingIsExplainedWithItsRange() {
        String template = SettingsTemplate.render();
        SettingsCatalog.all().forEach(definition -> assertThat(template).contains("# " + definition.help() + "\n"));
        assertThat(template)
                .contains("# A whole number from 0 to 65535. Takes effect at the next start.\n#server_port: 8080\n");
    }
}
