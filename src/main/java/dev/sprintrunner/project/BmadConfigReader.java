package dev.sprintrunner.project;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads BMAD's configuration in all its generations. A broken file is a warning, and the project is used without it. */
final class BmadConfigReader {
    /** From alpha.17 on, from alpha.7 on, and the first alphas'. */
    static final List<String> FOLDERS = List.of("_bmad", ".bmad", "bmad");

    private static final List<String> YAML_FILES = List.of("core/config.yaml", "bmm/config.yaml");
    private static final List<String> TOML_FILES =
            List.of("config.toml", "config.user.toml", "custom/config.toml", "custom/config.user.toml");
    private static final List<String> MANIFESTS = List.of("_config/manifest.yaml", "_cfg/manifest.yaml");
    private static final List<JsonPointer> TOML_TABLES =
            List.of(JsonPointer.compile("/core"), JsonPointer.compile("/modules/bmm"));
    private static final Pattern VERSION_COMMENT = Pattern.compile("(?m)^#\\s*Version:\\s*(\\S+)");
    private static final int MAX_BYTES = 1 << 20;
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper TOML = new TomlMapper();

    private final Path root;
    private final List<String> warnings;

    BmadConfigReader(Path root, List<String> warnings) {
        this.root = root;
        this.warnings = warnings;
    }

    /** Whether a directory holds a BMAD configuration, readable or not. */
    static boolean isIn(Path directory) {
        return FOLDERS.stream()
                .map(directory::resolve)
                .anyMatch(folder -> configFiles().anyMatch(file -> Files.isRegularFile(folder.resolve(file))));
    }

    private static Stream<String> configFiles() {
        return Stream.concat(YAML_FILES.stream(), TOML_FILES.stream());
    }

    /** The configurations found, the newest generation first. */
    List<BmadConfig> read() {
        List<BmadConfig> configs = new ArrayList<>();
        for (String name : FOLDERS) {
            BmadConfig config = read(root.resolve(name));
            if (!config.isEmpty()) {
                configs.add(config);
                warnings.addAll(config.unresolved());
            }
        }
        return configs;
    }

    private BmadConfig read(Path folder) {
        Map<String, String> yaml = new HashMap<>();
        String version = null;
        for (String name : YAML_FILES) {
            String text = text(folder.resolve(name));
            yaml.putAll(strings(tree(YAML, folder.resolve(name), text)));
            Matcher comment = VERSION_COMMENT.matcher(text);
            version = comment.find() ? comment.group(1) : version;
        }
        Map<String, String> toml = new HashMap<>();
        for (String name : TOML_FILES) {
            JsonNode file = tree(TOML, folder.resolve(name), text(folder.resolve(name)));
            TOML_TABLES.forEach(table -> toml.putAll(strings(file.at(table))));
        }
        String installed = installedVersion(folder);
        return new BmadConfig(root, folder, toml, yaml, installed == null ? version : installed);
    }

    private @Nullable String installedVersion(Path folder) {
        for (String name : MANIFESTS) {
            Path file = folder.resolve(name);
            JsonNode version = tree(YAML, file, text(file)).path("installation").path("version");
            if (version.isValueNode()) {
                return version.asText();
            }
        }
        return null;
    }

    private static Map<String, String> strings(JsonNode node) {
        Map<String, String> strings = new HashMap<>();
        node.properties().forEach(entry -> {
            if (entry.getValue().isTextual()) {
                strings.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return strings;
    }

    private JsonNode tree(ObjectMapper format, Path file, String text) {
        try {
            return format.readTree(text);
        } catch (JsonProcessingException e) {
            String problem = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            warnings.add(file + ":" + line + ": cannot be parsed (" + problem + "); it is not used");
            return format.missingNode();
        }
    }

    private String text(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try {
            return BoundedFiles.text(file, MAX_BYTES);
        } catch (IOException e) {
            warnings.add(file + ": cannot be read (" + e.getMessage() + "); it is not used");
            return "";
        }
    }
}
