package dev.sprintrunner.claude.process;

import java.util.UUID;

/**
 * The Claude session of a run. An id that was used once is refused as a fresh one, so a repeated run resumes.
 *
 * @param id     chosen by us, so that a run that dies before it says anything can still be resumed
 * @param resume whether the session exists already
 */
public record AgentSession(UUID id, boolean resume) {

    public static AgentSession fresh(UUID id) {
        return new AgentSession(id, false);
    }

    public static AgentSession resumed(UUID id) {
        return new AgentSession(id, true);
    }
}
