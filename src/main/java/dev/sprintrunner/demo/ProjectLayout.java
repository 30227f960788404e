package dev.sprintrunner.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a project keeps its BMAD documents, relative to its root.
 *
 * @param planning       folder of epics and architecture
 * @param implementation folder of story files and the sprint status
 * @param output         folder above both
 */
record ProjectLayout(String planning, String implementation, String output) {
    private static final String CONFIG = "_bmad/bmm/config.yaml";

    /** Reads the three settings by line, so that a child process need not load a YAML library for them. */
    static ProjectLayout read(Path root) throws IOException {
        Path config = root.resolve(CONFIG);
        String text = Files.isRegularFile(config) ? Files.readString(config) : "";
        return new ProjectLayout(
                setting(text, "planning_artifacts", "_bmad-output/planning-artifacts"),
                setting(text, "implementation_artifacts", "_bmad-output/implementation-artifacts"),
                setting(text, "output_folder", "_bmad-output"));
    }

    String story(String key) {
        return implementation + "/" + key + ".md";
    }

    String discovery(String key) {
        return implementation + "/" + key + "-discovery-story.md";
    }

    String techSpec(String key) {
        return implementation + "/tech-spec-" + key + ".md";
    }

    String sprintStatus() {
        return implementation + "/sprint-status.yaml";
    }

    String epics() {
        return planning + "/epics.md";
    }

    private static String setting(String yaml, String key, String fallback) {
        Matcher line = Pattern.compile(
                        "(?m)^" + key + ":[ ]*[\"']?(?:\\{project-root\\}/)?([^\"'#\\r\\n]*?)[\"']?[ ]*(?:#.*)?$")
                .matcher(yaml);
        return line.find() && !line.group(1).isBlank() ? line.group(1) : fallback;
    }
}
