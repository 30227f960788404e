package dev.sprintrunner.config;

import java.util.stream.Collectors;

/** The settings file of {@code sprint-runner init}: every setting explained and commented out with its default. */
public final class SettingsTemplate {
    private static final String HEADER = """
            # Settings of Sprint Runner for this project.
            # Remove the # before a key to change it; what is left out keeps its default.
            """;

    private SettingsTemplate() {}

    /** Lines that begin with {@code #} and a letter are settings, those with {@code #} and a space are words. */
    public static String render() {
        StringBuilder text = new StringBuilder(HEADER);
        for (SettingGroup group : SettingGroup.values()) {
            text.append("\n\n# ---- ").append(group.title()).append(" ----\n");
            SettingsCatalog.of(group).forEach(definition -> text.append(entry(definition)));
        }
        return text.toString();
    }

    private static String entry(SettingDefinition<?> definition) {
        String value = FlowYaml.write(definition.defaultJson());
        String words = definition.help() + "\n" + sentence(definition);
        String comment = words.lines().map(line -> "# " + line + "\n").collect(Collectors.joining());
        return "\n" + comment + "#" + definition.key() + ": " + value + "\n";
    }

    private static String sentence(SettingDefinition<?> definition) {
        String allowed = definition.type().allowed();
        String first = Character.toUpperCase(allowed.charAt(0)) + allowed.substring(1) + ".";
        return definition.applies() == SettingDefinition.Applies.NEXT_START
                ? first + " Takes effect at the next start."
                : first;
    }
}
