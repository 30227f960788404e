package dev.sprintrunner.workflow;

/**
 * How the batch ended.
 *
 * @param reason one sentence; empty when it simply completed
 */
public record BatchEnd(BatchOutcome outcome, String reason) {}
