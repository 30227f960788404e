package dev.sprintrunner.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns keys with values into settings, or into everything that is wrong with them. */
final class SettingsReader {
    private static final String WARNING_SIZE = "injection_warning_kb";
    private static final String ERROR_SIZE = "injection_error_kb";

    private final Map<SettingDefinition<?>, Object> values;
    private final boolean fromFile;
    private final List<SettingProblem> problems = new ArrayList<>();

    private SettingsReader(Settings base, boolean fromFile) {
        this.values = SettingsBinder.values(base);
        this.fromFile = fromFile;
    }

    /** All that stands in the file; what does not keeps its default. */
    static SettingsResult read(Map<String, JsonNode> file) {
        return new SettingsReader(Settings.defaults(), true).merge(file);
    }

    /** A change from outside the file. */
    static SettingsResult change(Settings base, Map<String, JsonNode> partial) {
        return new SettingsReader(base, false).merge(partial);
    }

    private SettingsResult merge(Map<String, JsonNode> partial) {
        partial.forEach((key, value) -> SettingsCatalog.find(key)
                .ifPresentOrElse(definition -> take(definition, value), () -> problems.add(unknown(key, value))));
        if (!problems.isEmpty()) {
            return new SettingsResult.Invalid(problems);
        }
        Settings settings = SettingsBinder.bind(values);
        return contradiction(settings, partial)
                .<SettingsResult>map(problem -> new SettingsResult.Invalid(List.of(problem)))
                .orElseGet(() -> new SettingsResult.Valid(settings));
    }

    private void take(SettingDefinition<?> definition, JsonNode value) {
        if (definition.fileOnly() && !fromFile) {
            problems.add(problem(definition, value, "it can only be changed in the settings file"));
            return;
        }
        definition
                .read(value)
                .ifPresentOrElse(
                        read -> values.put(definition, read),
                        () -> problems.add(problem(
                                definition,
                                value,
                                "it must be " + definition.type().allowed())));
    }

    private static SettingProblem problem(SettingDefinition<?> definition, JsonNode value, String mend) {
        return definition.secret()
                ? SettingProblem.masked(definition.key(), mend)
                : SettingProblem.of(definition.key(), value, mend);
    }

    /** Masked where a misspelt secret is likely. */
    private static SettingProblem unknown(String key, JsonNode value) {
        List<String> known =
                SettingsCatalog.all().stream().map(SettingDefinition::key).toList();
        Optional<SettingDefinition<?>> near = Spelling.nearest(key, known).flatMap(SettingsCatalog::find);
        String mend = near.map(meant -> "there is no such setting, did you mean " + meant.key() + "?")
                .orElse("there is no such setting; sprint-runner init writes a file with all of them");
        return near.filter(SettingDefinition::secret).isPresent()
                ? SettingProblem.masked(key, mend)
                : SettingProblem.of(key, value, mend);
    }

    /** The one rule that two settings share; blamed is the one that was given. */
    private static Optional<SettingProblem> contradiction(Settings settings, Map<String, JsonNode> given) {
        int warning = settings.safety().injectionWarningKb();
        int error = settings.safety().injectionErrorKb();
        if (warning <= error) {
            return Optional.empty();
        }
        return Optional.of(
                given.containsKey(WARNING_SIZE)
                        ? SettingProblem.of(
                                WARNING_SIZE,
                                IntNode.valueOf(warning),
                                "it must be at most " + ERROR_SIZE + ", which is " + error)
                        : SettingProblem.of(
                                ERROR_SIZE,
                                IntNode.valueOf(error),
                                "it must be at least " + WARNING_SIZE + ", which is " + warning));
    }
}
