package dev.sprintrunner.demo;

import java.util.List;

/** Runs git commands in one repository. */
@FunctionalInterface
interface Git {

    /** @param output standard output and standard error, as they came */
    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    Outcome run(List<String> arguments);

    default Outcome run(String... arguments) {
        return run(List.of(arguments));
    }
}
