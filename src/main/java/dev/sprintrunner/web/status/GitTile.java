package dev.sprintrunner.web.status;

import org.jspecify.annotations.Nullable;

/**
 * What changed in git since the batch began.
 *
 * @param branch      null for a detached HEAD
 * @param files       that differ by these commits
 * @param added       lines
 * @param deleted     lines
 * @param uncommitted paths
 */
record GitTile(@Nullable String branch, int commits, int files, int added, int deleted, int uncommitted) {}
