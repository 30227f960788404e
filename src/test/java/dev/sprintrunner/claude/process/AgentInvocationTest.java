package dev.sprintrunner.claude.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgentInvocationTest {
    private static final UUID ID = UUID.fromString("8a718ed2-2856-435b-bd9a-63c5b8291b42");
    private static final String COOKIE = "5b0c8ad0-1111-4222-8333-444455556666";

    @Test
    void asksForTheStreamAndNamesTheSession() {
        assertThat(invocation("claude").build().argv())
                .containsExactly(
                        "claude",
                        "-p",
                        "--output-format",
                        "stream-json",
                        "--verbose",
                        "--permission-mode",
                        "acceptEdits",
                        "--session-id",
                        ID.toString());
    }

    @Test
    void bindsValuesToFlagsThatTakeManyOrOptionalOnes() {
        List<String> argv = AgentInvocation.builder(
                        List.of("wrapper", "claude"), AgentSession.resumed(ID), Path.of("p"), Path.of("."), COOKIE)
                .model("haiku")
                .permissionMode("bypassPermissions")
                .allowedTools(List.of("Bash(git *)", "Read"))
                .appendSystemPromptFile(Path.of("/tmp/a b"))
                .jsonSchema("{\"type\":\"object\"}")
                .extraArguments(List.of("--max-turns", "5"))
                .build()
                .argv();

        assertThat(argv.subList(0, 2)).containsExactly("wrapper", "claude");
        assertThat(argv.subList(6, argv.size()))
                .containsExactly(
                        "--model",
                        "haiku",
                        "--permission-mode",
                        "bypassPermissions",
                        "--allowedTools=Bash(git *),Read",
                        "--append-system-prompt-file",
                        "/tmp/a b",
                        "--resume=" + ID,
                        "--json-schema",
                        "{\"type\":\"object\"}",
                        "--max-turns",
                        "5");
    }

    @Test
    void quotesForTheShellBehindSsh() {
        List<String> argv = invocation("/usr/bin/ssh", "host", "cd", "/p", "&&", "claude")
                .jsonSchema("{\"it's\":1}")
                .build()
                .argv();

        assertThat(argv)
                .startsWith("/usr/bin/ssh", "host", "cd", "/p", "&&", "claude", "-p")
                .endsWith("--session-id", ID.toString(), "--json-schema", "'{\"it'\\''s\":1}'");
    }

    @Test
    void keepsCookieAndSecretsOutOfTheArguments() {
        List<String> argv = invocation("claude")
                .environment(Map.of("ANTHROPIC_API_KEY", "sk-secret"))
                .build()
                .argv();

        assertThat(String.join(" ", argv)).doesNotContain("sk-secret").doesNotContain(COOKIE);
    }

    @Test
    void refusesAnEmptyCommandAndAnOddCookie() {
        assertThatThrownBy(() -> invocation().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("agent_command");
        assertThatThrownBy(() -> AgentInvocation.builder(
                                List.of("claude"), AgentSession.fresh(ID), Path.of("p"), Path.of("."), "a\nb")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cookie");
    }

    @Test
    void theEnvironmentLosesTheSurroundingSessionOnly() {
        Map<String, String> kept = Map.of(
                "PATH", "/bin",
                "CLAUDE_CODE_OAUTH_TOKEN", "t",
                "CLAUDE_CONFIG_DIR", "/c",
                "CLAUDE_CODE_USE_BEDROCK", "1",
                "CLAUDE_CODE_MAX_RETRIES", "3",
                "CLAUDE_CODE_SESSIONEND_HOOKS_TIMEOUT_MS", "5",
                "ANTHROPIC_API_KEY", "k",
                "API_TIMEOUT_MS", "9",
                "IS_SANDBOX", "1");
        Map<String, String> environment = new HashMap<>(kept);
        environment.putAll(Map.of(
                "CLAUDECODE", "1",
                "CLAUDE_CODE_ENTRYPOINT", "cli",
                "CLAUDE_CODE_SESSION_ID", "x",
                "CLAUDE_CODE_SESSION_ACCESS_TOKEN", "x",
                "CLAUDE_CODE_SSE_PORT", "1",
                "SPRINT_RUNNER_COOKIE", "of-an-outer-runner"));

        AgentEnvironment.apply(
                environment,
                invocation("claude").environment(Map.of("EXTRA", "1")).build());

        Map<String, String> expected = new HashMap<>(kept);
        expected.putAll(Map.of(
                "EXTRA", "1",
                "CLAUDE_CODE_DISABLE_BACKGROUND_TASKS", "1",
                "CLAUDE_CODE_DISABLE_CRON", "1",
                "DISABLE_AUTOUPDATER", "1",
                "SPRINT_RUNNER_COOKIE", COOKIE));
        assertThat(environment).isEqualTo(expected);
    }

    private static AgentInvocation.Builder invocation(String... command) {
        return AgentInvocation.builder(
                List.of(command), AgentSession.fresh(ID), Path.of("prompt"), Path.of("."), COOKIE);
    }
}
