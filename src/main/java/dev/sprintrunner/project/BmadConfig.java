package dev.sprintrunner.project;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one BMAD folder that say where files are.
 *
 * @param home    {@code _bmad}, {@code .bmad} or {@code bmad}
 * @param toml    settings of 6.4 and later, which win
 * @param yaml    settings of the module's own file, which the skills still read
 * @param version the installed version, where it is written down
 */
record BmadConfig(
        Path root,
        Path home,
        Map<String, String> toml,
        Map<String, String> yaml,
        @Nullable String version) {
    private static final Pattern REFERENCE = Pattern.compile("\\{([^{}]*)}");
    private static final int MAX_REFERENCES = 20;
    private static final List<String> STATUS_FOLDERS =
            List.of("implementation_artifacts", "sprint_artifacts", "dev_ephemeral_location", "output_folder");

    BmadConfig {
        toml = Map.copyOf(toml);
        yaml = Map.copyOf(yaml);
    }

    boolean isEmpty() {
        return toml.isEmpty() && yaml.isEmpty();
    }

    /** The folder a setting names; empty where it is not set or refers to something unknown. */
    Optional<Path> folder(String setting) {
        return path(value(setting));
    }

    /** Where the sprint-status file may be, the likeliest first. */
    List<Path> statusFolders() {
        LinkedHashSet<Path> folders = new LinkedHashSet<>();
        for (String setting : STATUS_FOLDERS) {
            folder(setting).ifPresent(folders::add);
            path(yaml.get(setting)).ifPresent(folders::add);
        }
        return List.copyOf(folders);
    }

    /** Settings that name a folder and cannot be understood. */
    List<String> unresolved() {
        return STATUS_FOLDERS.stream()
                .filter(setting -> value(setting) != null && folder(setting).isEmpty())
                .map(setting -> home + ": `" + setting + "` is `" + value(setting)
                        + "`, which refers to something unknown; it is not used")
                .toList();
    }

    private @Nullable String value(String setting) {
        String value = toml.get(setting);
        return value == null ? yaml.get(setting) : value;
    }

    private Optional<Path> path(@Nullable String value) {
        String resolved = value == null ? null : resolve(value.strip());
        if (resolved == null || resolved.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(root.resolve(resolved).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty(); // told of by unresolved()
        }
    }

    /** Replaces {@code {project-root}} and references to other settings; null where one is unknown or circular. */
    private @Nullable String resolve(String value) {
        String text = value;
        for (int i = 0; i < MAX_REFERENCES; i++) {
            Matcher reference = REFERENCE.matcher(text);
            if (!reference.find()) {
                return text;
            }
            String name = reference.group(1);
            String replacement = isRoot(name) ? root.toString() : value(name);
            if (replacement == null) {
                return null;
            }
            text = text.substring(0, reference.start()) + replacement + text.substring(reference.end());
        }
        return null;
    }

    private static boolean isRoot(String name) {
        return name.equals("project-root") || name.equals("project_root");
    }
}
