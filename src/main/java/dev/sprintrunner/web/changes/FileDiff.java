package dev.sprintrunner.web.changes;

import org.jspecify.annotations.Nullable;

/**
 * The changes of one file.
 *
 * @param diff      unified; null for a binary file
 * @param truncated whether lines are missing at its end
 */
record FileDiff(String path, @Nullable String diff, boolean truncated, boolean binary) {}
