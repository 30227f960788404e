package dev.sprintrunner.claude.process;

import java.util.OptionalInt;

/**
 * The end of an agent.
 *
 * @param code its exit code, 128 + n for a death by signal n; empty for an adopted agent, whose code only its parent
 *     learns
 */
public record AgentExit(OptionalInt code) {}
