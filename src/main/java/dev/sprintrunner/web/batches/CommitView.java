package dev.sprintrunner.web.batches;

/**
 * A commit that was made during a command.
 *
 * @param at epoch milliseconds
 */
record CommitView(String hash, String subject, long at, int files, int added, int deleted, long commandId) {}
