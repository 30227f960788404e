package dev.sprintrunner.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before its name or after. */
final class GlobalOptions {
    @Option(
            names = "--project",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "the project; else the nearest one from here upwards")
    private @Nullable Path project;

    @Option(
            names = "--sprint-status",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "the sprint-status.yaml, where it is not in a usual place")
    private @Nullable Path sprintStatus;

    @Option(
            names = "--db",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "the database; else .sprint-runner/sprint-runner.db in the project")
    private @Nullable Path database;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "tell more on stderr, with stack traces where something goes wrong")
    private boolean verbose;

    Optional<Path> project() {
        return Optional.ofNullable(project);
    }

    Optional<Path> sprintStatus() {
        return Optional.ofNullable(sprintStatus);
    }

    Optional<Path> database() {
        return Optional.ofNullable(database);
    }

    boolean verbose() {
        return verbose;
    }
}
