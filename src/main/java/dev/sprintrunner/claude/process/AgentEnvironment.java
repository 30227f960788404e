package dev.sprintrunner.claude.process;

import java.util.Map;
import java.util.Set;

/** The environment an agent gets: the runner's own, without the traces of a Claude Code session around it. */
public final class AgentEnvironment {
    /** Carried by an agent and inherited by what it starts, so that all of it is found again. */
    public static final String COOKIE = "SPRINT_RUNNER_COOKIE";

    /**
     * What a Claude Code session gives the programs it starts. Older versions refuse to start where they see it; what
     * signs in, routes or tunes (CLAUDE_CODE_OAUTH_TOKEN, CLAUDE_CODE_USE_BEDROCK, …) is the user's and stays.
     */
    private static final Set<String> OF_ANOTHER_SESSION = Set.of(
            "CLAUDECODE",
            "CLAUDE_CODE_AGENT_NAME",
            "CLAUDE_CODE_CHILD_SESSION",
            "CLAUDE_CODE_ENTRYPOINT",
            "CLAUDE_CODE_EXECPATH",
            "CLAUDE_CODE_PARENT_SESSION_ID",
            "CLAUDE_CODE_SSE_PORT",
            "CLAUDE_CODE_TASK_LIST_ID",
            "CLAUDE_CODE_TEAM_NAME",
            "CLAUDE_ENV_FILE",
            "CLAUDE_PROJECT_DIR",
            "CLAUDE_SESSION_ID");

    private static final String SESSION_PREFIX = "CLAUDE_CODE_SESSION_";

    /** One result for each run, no process that stays for work in the background, no update in mid-sprint. */
    private static final Map<String, String> FOR_A_DRIVER = Map.of(
            "CLAUDE_CODE_DISABLE_BACKGROUND_TASKS", "1", "CLAUDE_CODE_DISABLE_CRON", "1", "DISABLE_AUTOUPDATER", "1");

    private AgentEnvironment() {}

    /** Edits in place, so that inherited values that are not valid text keep their bytes. */
    static void apply(Map<String, String> environment, AgentInvocation invocation) {
        leaveSession(environment);
        environment.putAll(FOR_A_DRIVER);
        environment.putAll(invocation.environment());
        environment.put(COOKIE, invocation.cookie());
    }

    static void leaveSession(Map<String, String> environment) {
        environment.keySet().removeIf(name -> OF_ANOTHER_SESSION.contains(name) || name.startsWith(SESSION_PREFIX));
    }
}
