package dev.sprintrunner.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The scripted API against the real Claude Code. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ScriptedApiIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String SCHEMA = """
            {"type":"object","properties":{"severity":{"type":"string"}},"required":["severity"]}""";

    @TempDir
    Path home;

    @TempDir
    Path project;

    @Test
    void givesAPlainAnswer() throws Exception {
        try (ScriptedApi api =
                        ScriptedApi.start(request -> Reply.text("It is done.").withTokens(1234, 56));
                ClaudeRun run = start(api, "go")) {
            JsonNode result = run.result();

            assertThat(run.exitCode()).isZero();
            assertThat(result.path("is_error").asBoolean()).isFalse();
            assertThat(result.path("result").asText()).isEqualTo("It is done.");
            assertThat(result.at("/usage/input_tokens").asLong()).isEqualTo(1234);
            assertThat(result.at("/usage/output_tokens").asLong()).isEqualTo(56);
            assertThat(api.requests()).singleElement().satisfies(request -> {
                assertThat(request.kind()).isEqualTo(ApiRequest.Kind.MAIN);
                assertThat(request.prompt()).isEqualTo("go");
                assertThat(request.turn()).isZero();
            });
        }
    }

    @Test
    void showsThePromptTheSystemTextAndTheToolsOfARun() throws Exception {
        String prompt = "sprint-command: code-review-2; stories: 2a-1-x, 2a-2-y; epic: 2a; attempt: 2\nReview it.";
        try (ScriptedApi api = ScriptedApi.start(request -> Reply.text("ok"));
                ClaudeRun run = start(api, prompt, "--append-system-prompt", "You are the reviewer.")) {
            run.result();

            ApiRequest request = api.requests().get(0);
            assertThat(request.command())
                    .contains(new SprintCommand("code-review-2", List.of("2a-1-x", "2a-2-y"), "2a", 2));
            assertThat(request.system()).contains("You are the reviewer.");
            assertThat(request.tools()).contains("Bash", "Read", "Edit", "Write");
            assertThat(request.model()).startsWith("claude-sonnet");
        }
    }

    @Test
    void callsToolsAndEndsWithAStructuredAnswer() throws Exception {
        Script script = Script.turns(
                Reply.of(
                        Block.thinking("What is there?"),
                        Block.text("Looking."),
                        Block.write(project.resolve("note.md"), "noted\n"),
                        Block.bash("echo seen")),
                Reply.structured(json("{\"severity\":\"LOW\"}")));
        try (ScriptedApi api = ScriptedApi.start(script);
                ClaudeRun run = start(api, "go", "--json-schema", SCHEMA)) {
            JsonNode result = run.result();

            assertThat(result.at("/structured_output/severity").asText()).isEqualTo("LOW");
            assertThat(project.resolve("note.md")).hasContent("noted");
            assertThat(api.requests()).extracting(ApiRequest::turn).containsExactly(0, 1);
            assertThat(api.requests().get(1).toolResults()).contains("seen");
        }
    }

    @Test
    void letsTheModelCorrectAnAnswerThatDoesNotFitTheSchema() throws Exception {
        Script script = Script.turns(
                Reply.structured(json("{\"wrong\":1}")), Reply.structured(json("{\"severity\":\"HIGH\"}")));
        try (ScriptedApi api = ScriptedApi.start(script);
                ClaudeRun run = start(api, "go", "--json-schema", SCHEMA)) {
            assertThat(run.result().at("/structured_output/severity").asText()).isEqualTo("HIGH");
        }
    }

    @Test
    void isOverloadedOnceAndThenAnswers() throws Exception {
        try (ScriptedApi api = ScriptedApi.start(Script.tries(Reply.status(529), Reply.text("at last")));
                ClaudeRun run = start(api, "go")) {
            assertThat(run.result().path("result").asText()).isEqualTo("at last");
            assertThat(run.lines()).anySatisfy(line -> {
                assertThat(line.path("subtype").asText()).isEqualTo("api_retry");
                assertThat(line.path("error_status").asInt()).isEqualTo(529);
            });
            assertThat(api.requests()).extracting(ApiRequest::repeat).containsExactly(0, 1);
        }
    }

    @Test
    void refusesTheKey() throws Exception {
        try (ScriptedApi api = ScriptedApi.start(request -> Reply.status(401));
                ClaudeRun run = start(api, "go")) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.result().path("is_error").asBoolean()).isTrue();
            assertThat(run.result().path("api_error_status").asInt()).isEqualTo(401);
        }
    }

    @Test
    void reachesTheUsageLimitOfASubscription() throws Exception {
        Instant reset = Instant.parse("2100-01-01T00:00:00Z");
        try (ScriptedApi api = ScriptedApi.start(request -> Reply.usageLimit(reset));
                ClaudeRun run = ClaudeRun.start(project, api.subscriptionEnvironment(home), "go")) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.lines("rate_limit_event")).anySatisfy(line -> {
                assertThat(line.at("/rate_limit_info/status").asText()).isEqualTo("rejected");
                assertThat(line.at("/rate_limit_info/resetsAt").asLong()).isEqualTo(reset.getEpochSecond());
            });
        }
    }

    @Test
    void repeatsATurnWhoseConnectionBreaks() throws Exception {
        Script script = Script.tries(Reply.drop(), Reply.text("lost half way").droppedMidway(), Reply.text("whole"));
        try (ScriptedApi api = ScriptedApi.start(script);
                ClaudeRun run = start(api, "go")) {
            assertThat(run.result().path("result").asText()).isEqualTo("whole");
            assertThat(api.requests().size()).isGreaterThan(2);
        }
    }

    @Test
    void hangsUntilTheRunIsKilled() throws Exception {
        try (ScriptedApi api = ScriptedApi.start(request -> Reply.hang());
                ClaudeRun run = start(api, "go")) {
            api.awaitRequest(request -> true, LIMIT);

            run.kill();

            assertThat(run.lines("result")).isEmpty();
        }
    }

    @Test
    void servesTwoRunsAtOnce() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (ScriptedApi api = ScriptedApi.start(
                        request -> Reply.text("for " + request.prompt()).heldBy(gate));
                ClaudeRun one = start(api, "one");
                ClaudeRun two = start(api, "two")) {
            api.awaitRequest(request -> request.prompt().equals("one"), LIMIT);
            api.awaitRequest(request -> request.prompt().equals("two"), LIMIT);
            gate.countDown();

            assertThat(one.result().path("result").asText()).isEqualTo("for one");
            assertThat(two.result().path("result").asText()).isEqualTo("for two");
            assertThat(api.requests())
                    .extracting(ApiRequest::session)
                    .doesNotContain("")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void resumesASession() throws Exception {
        String session = UUID.randomUUID().toString();
        try (ScriptedApi api = ScriptedApi.start(request -> Reply.text("to " + request.prompt()))) {
            try (ClaudeRun first = start(api, "first", "--session-id", session)) {
                first.result();
            }
            try (ClaudeRun second = start(api, "second", "--resume", session)) {
                assertThat(second.result().path("result").asText()).isEqualTo("to second");
            }
            ApiRequest resumed = api.requests().get(1);
            assertThat(resumed.session()).isEqualTo(session);
            assertThat(resumed.turn()).isZero();
            assertThat(resumed.body().path("messages").toString()).contains("first", "to first");
        }
    }

    @Test
    void seesTheNewPromptOfASessionThatWasKilledInATool() throws Exception {
        String session = UUID.randomUUID().toString();
        String prompt = "sprint-command: dev-story; stories: 1-1-x; epic: 1; attempt: ";
        Script script = request -> request.command().orElseThrow().attempt() == 1
                ? Reply.bash("exec 3<>gate; echo > begun; read -r line <&3")
                : Reply.text("going on");
        ProgramRun.of(List.of("mkfifo", "begun", "gate"), project, Map.of(), LIMIT);
        try (ScriptedApi api = ScriptedApi.start(script)) {
            try (ClaudeRun first = start(api, prompt + 1, "--session-id", session)) {
                Files.readAllBytes(project.resolve("begun"));
                first.kill();
            } finally {
                openGate();
            }
            try (ClaudeRun second = start(api, prompt + 2, "--resume", session)) {
                assertThat(second.result().path("result").asText()).isEqualTo("going on");
            }
            ApiRequest resumed = api.requests().get(1);
            assertThat(resumed.command().orElseThrow().attempt()).isEqualTo(2);
            assertThat(resumed.turn()).isZero();
        }
    }

    @Test
    void tellsASubagentFromTheAgent() throws Exception {
        Script script = request -> {
            if (request.kind() == ApiRequest.Kind.SUBAGENT) {
                return Reply.text("the part");
            }
            return request.turn() == 0 ? Reply.of(Block.agent("Do the part.")) : Reply.text("the whole");
        };
        try (ScriptedApi api = ScriptedApi.start(script);
                ClaudeRun run = start(api, "go")) {
            assertThat(run.result().path("result").asText()).isEqualTo("the whole");
            assertThat(api.requests())
                    .extracting(ApiRequest::kind)
                    .containsExactly(ApiRequest.Kind.MAIN, ApiRequest.Kind.SUBAGENT, ApiRequest.Kind.MAIN);
        }
    }

    /** Lets the tool end that has outlived the killed CLI. Opened for both, so that it never blocks when no tool is left. */
    private void openGate() throws IOException {
        try (RandomAccessFile gate =
                new RandomAccessFile(project.resolve("gate").toFile(), "rw")) {
            gate.writeBytes("go\n");
        }
    }

    private ClaudeRun start(ScriptedApi api, String prompt, String... options) {
        return ClaudeRun.start(project, api.environment(home), prompt, options);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
