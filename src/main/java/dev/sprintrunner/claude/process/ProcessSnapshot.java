package dev.sprintrunner.claude.process;

import java.util.List;
import java.util.Map;

/**
 * What ran at about one moment.
 *
 * @param running all processes this user can see
 * @param cookies the {@link AgentEnvironment#COOKIE} of those that carry one and let this user read it, by pid
 */
public record ProcessSnapshot(List<ProcessEntry> running, Map<Long, String> cookies) {
    public ProcessSnapshot {
        running = List.copyOf(running);
        cookies = Map.copyOf(cookies);
    }
}
