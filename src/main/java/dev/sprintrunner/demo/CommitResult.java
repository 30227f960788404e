package dev.sprintrunner.demo;

import dev.sprintrunner.report.Verdict.CommitOutcome;

/**
 * What became of a commit.
 *
 * @param detail the new commit's short hash, or why there is none
 */
record CommitResult(CommitOutcome outcome, String detail) {}
