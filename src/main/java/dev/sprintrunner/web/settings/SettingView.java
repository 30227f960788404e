package dev.sprintrunner.web.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.config.SettingDefinition;
import dev.sprintrunner.config.SettingType.Range;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One setting as the interface gives it.
 *
 * @param group   the title of its group
 * @param value   what holds now; masked when secret
 * @param choices the allowed words, or null when there are more than can be listed
 * @param changed whether the value is not the default
 */
record SettingView(
        String key,
        String group,
        String label,
        String type,
        @Nullable String unit,
        String help,
        @JsonProperty("default") JsonNode defaultValue,
        JsonNode value,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable List<String> choices,
        boolean fileOnly,
        String applies,
        boolean changed,
        boolean secret) {

    static SettingView of(SettingDefinition<?> definition, JsonNode value) {
        String unit = definition.type().unit();
        Optional<Range> range = definition.type().range();
        List<String> choices = definition.type().choices();
        return new SettingView(
                definition.key(),
                definition.group().title(),
                definition.label(),
                definition.type().name(),
                unit.isEmpty() ? null : unit,
                definition.help(),
                definition.defaultJson(),
                value,
                range.map(Range::min).orElse(null),
                range.map(Range::max).orElse(null),
                choices.isEmpty() ? null : choices,
                definition.fileOnly(),
                definition.applies().text(),
                !value.equals(definition.defaultJson()),
                definition.secret());
    }
}
