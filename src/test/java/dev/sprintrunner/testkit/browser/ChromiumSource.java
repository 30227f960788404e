package dev.sprintrunner.testkit.browser;

import java.nio.file.Path;

/** A way to get a Chromium onto this machine. */
@FunctionalInterface
interface ChromiumSource {
    /**
     * @return the program
     * @throws IllegalStateException in one line, why it is not to be had this way
     */
    Path provide();
}
