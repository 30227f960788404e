package dev.sprintrunner.prompt;

/**
 * Where an agent finds the project's things; absolute paths.
 *
 * @param sprintStatus the sprint-status file, or empty when there is none yet
 */
public record ProjectPaths(
        String root,
        String planningArtifacts,
        String implementationArtifacts,
        String projectContext,
        String sprintStatus) {}
