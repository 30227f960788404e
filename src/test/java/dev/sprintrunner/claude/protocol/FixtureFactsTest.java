package dev.sprintrunner.claude.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FixtureFactsTest {

    private static final Map<Class<?>, String> TYPES = Map.of(
            StreamMessage.Init.class, "system/init",
            StreamMessage.ApiRetry.class, "system/api_retry",
            StreamMessage.ModelFallback.class, "system/model_fallback",
            StreamMessage.TaskStarted.class, "system/task_started",
            StreamMessage.TaskProgress.class, "system/task_progress",
            StreamMessage.TaskUpdated.class, "system/task_updated",
            StreamMessage.TaskNotification.class, "system/task_notification",
            StreamMessage.BackgroundTasksChanged.class, "system/background_tasks_changed",
            StreamMessage.PermissionDenied.class, "system/permission_denied");

    private static final Map<Class<?>, String> MORE_TYPES = Map.of(
            StreamMessage.AssistantMessage.class, "assistant",
            StreamMessage.UserMessage.class, "user",
            StreamMessage.RateLimitEvent.class, "rate_limit_event",
            StreamMessage.StreamEvent.class, "stream_event",
            StreamMessage.Malformed.class, "malformed");

    static Stream<Fixture> fixtures() {
        return Fixture.all();
    }

    @Test
    void allRecordingsOfBothVersionsAreThere() {
        assertThat(fixtures().map(Fixture::name).filter(name -> name.startsWith("2.1.197/")))
                .hasSize(81);
        assertThat(fixtures().map(Fixture::name).filter(name -> name.startsWith("2.1.330/")))
                .hasSize(44);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void countsLinesByType(Fixture fixture) {
        Map<String, Integer> types = new TreeMap<>();
        fixture.messages().forEach(message -> types.merge(type(message), 1, Integer::sum));
        Integer malformed = types.remove("malformed");

        JsonNode facts = fixture.facts();
        assertThat(fixture.lines()).hasSize(facts.path("lines").intValue());
        assertThat(malformed == null ? 0 : malformed)
                .isEqualTo(facts.path("non_json_lines").intValue());
        assertThat(types)
                .isEqualTo(facts.path("types").properties().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().intValue())));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void knowsEveryLine(Fixture fixture) {
        assertThat(fixture.messages()).doesNotHaveAnyElementsOfTypes(StreamMessage.Unknown.class);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void linesLieEndToEndInTheFile(Fixture fixture) {
        long position = 0;
        for (StreamLine line : fixture.lines()) {
            assertThat(line.start()).isEqualTo(position);
            position = line.end();
        }
        assertThat(position).isEqualTo(fixture.stream().length);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void readsSessionIds(Fixture fixture) {
        assertThat(fixture.messages().stream()
                        .map(StreamMessage::sessionId)
                        .filter(Objects::nonNull)
                        .distinct())
                .isEqualTo(texts(fixture.facts().path("session_ids")));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void readsTextOfMainThreadAndSubagents(Fixture fixture) {
        assertTexts(textBlocks(fixture, true), fixture.facts().path("main_text_blocks"));
        assertTexts(textBlocks(fixture, false), fixture.facts().path("subagent_text_blocks"));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void readsToolCalls(Fixture fixture) {
        assertThat(assistant(fixture)
                        .flatMap(said -> blocks(said.blocks(), ContentBlock.ToolUse.class)
                                .map(call -> call.id() + " " + call.name() + " " + said.parentToolUseId())))
                .isEqualTo(fixture.facts()
                        .path("tool_calls")
                        .valueStream()
                        .map(call -> call.path("id").asText() + " "
                                + call.path("name").asText() + " "
                                + call.path("parent").asText())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void readsToolResults(Fixture fixture) {
        assertThat(only(fixture, StreamMessage.UserMessage.class)
                        .flatMap(user -> blocks(user.blocks(), ContentBlock.ToolResult.class)
                                .map(result ->
                                        result.toolUseId() + " " + result.isError() + " " + user.parentToolUseId())))
                .isEqualTo(fixture.facts()
                        .path("tool_results")
                        .valueStream()
                        .map(result -> result.path("id").asText() + " "
                                + result.path("is_error").asBoolean() + " "
                                + result.path("parent").asText())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void countsApiRetries(Fixture fixture) {
        assertThat(fixture.summary().api().retries())
                .isEqualTo(fixture.facts().path("api_retries").intValue());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void readsErrorsOfAssistantLines(Fixture fixture) {
        assertThat(assistant(fixture)
                        .map(StreamMessage.AssistantMessage::failure)
                        .filter(Objects::nonNull)
                        .map(ApiFailure::error))
                .isEqualTo(texts(fixture.facts().path("errors_on_assistant")));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void readsResults(Fixture fixture) {
        List<RunResult> results = only(fixture, RunResult.class).toList();
        JsonNode expected = fixture.facts().path("results");
        assertThat(results).hasSize(expected.size());
        for (int i = 0; i < results.size(); i++) {
            assertResult(results.get(i), expected.get(i));
        }
        assertThat(fixture.summary().results().first()).isEqualTo(results);
    }

    private static void assertResult(RunResult result, JsonNode expected) {
        assertThat(result.subtype()).isEqualTo(expected.path("subtype").asText());
        assertThat(result.isError()).isEqualTo(expected.path("is_error").booleanValue());
        assertThat(result.numTurns()).isEqualTo(expected.path("num_turns").intValue());
        assertThat(result.totalCostUsd())
                .isEqualTo(expected.path("total_cost_usd").doubleValue());
        assertThat(result.apiErrorStatus()).isEqualTo(number(expected.path("api_error_status")));
        assertThat(result.terminalReason()).isEqualTo(text(expected.path("terminal_reason")));
        assertThat(result.stopReason()).isEqualTo(text(expected.path("stop_reason")));
        assertText(result.text(), expected.path("result"));
        assertThat(result.errors()).isEqualTo(texts(expected.path("errors")));
        assertThat(result.originKind()).isEqualTo(text(expected.path("origin").path("kind")));
        assertThat(result.permissionDenials())
                .hasSize(expected.path("permission_denials").intValue());
        if (expected.has("structured_output")) {
            assertThat(result.structuredOutput()).isEqualTo(expected.path("structured_output"));
        } else {
            assertThat(result.structuredOutput()).isNull();
        }
    }

    private static void assertTexts(List<String> texts, JsonNode expected) {
        assertThat(texts).hasSize(expected.size());
        for (int i = 0; i < texts.size(); i++) {
            assertText(texts.get(i), expected.get(i));
        }
    }

    /** The facts give a long text by its beginning and length. */
    private static void assertText(String text, JsonNode expected) {
        if (expected.isObject()) {
            assertThat(text).startsWith(expected.path("starts").asText());
            assertThat(text).hasSize(expected.path("length").intValue());
        } else {
            assertThat(text).isEqualTo(expected.asText(""));
        }
    }

    private static String type(StreamMessage message) {
        if (message instanceof RunResult result) {
            return "result/" + result.subtype();
        }
        if (message instanceof StreamMessage.Note note) {
            return note.type() + "/" + note.subtype();
        }
        return TYPES.getOrDefault(message.getClass(), MORE_TYPES.getOrDefault(message.getClass(), "?"));
    }

    private static Stream<StreamMessage.AssistantMessage> assistant(Fixture fixture) {
        return only(fixture, StreamMessage.AssistantMessage.class);
    }

    private static List<String> textBlocks(Fixture fixture, boolean mainThread) {
        return assistant(fixture)
                .filter(said -> said.mainThread() == mainThread)
                .flatMap(said -> blocks(said.blocks(), ContentBlock.Text.class))
                .map(ContentBlock.Text::text)
                .toList();
    }

    private static <T extends StreamMessage> Stream<T> only(Fixture fixture, Class<T> type) {
        return fixture.messages().stream().filter(type::isInstance).map(type::cast);
    }

    private static <T extends ContentBlock> Stream<T> blocks(List<ContentBlock> blocks, Class<T> type) {
        return blocks.stream().filter(type::isInstance).map(type::cast);
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : null;
    }

    private static @Nullable Integer number(JsonNode node) {
        return node.isNumber() ? node.intValue() : null;
    }
}
