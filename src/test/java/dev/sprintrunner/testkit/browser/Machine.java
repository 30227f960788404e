package dev.sprintrunner.testkit.browser;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the tests run. */
final class Machine {
    private Machine() {}

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    static boolean isContainer() {
        return Files.exists(Path.of("/.dockerenv")) || Files.exists(Path.of("/run/.containerenv"));
    }
}
