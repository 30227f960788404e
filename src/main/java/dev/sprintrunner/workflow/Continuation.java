package dev.sprintrunner.workflow;

/**
 * The session a command goes on in instead of starting afresh.
 *
 * @param sessionId the agent's session
 * @param reason    why its last run ended without an answer
 */
public record Continuation(String sessionId, FailureKind reason) {}
