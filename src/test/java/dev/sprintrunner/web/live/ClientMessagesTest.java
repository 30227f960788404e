package dev.sprintrunner.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.web.api.ApiException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientMessagesTest {
    private static final ServerMessages MESSAGES =
            new ServerMessages(Clock.fixed(Instant.ofEpochMilli(5), ZoneOffset.UTC));

    private final List<JsonNode> answers = new ArrayList<>();

    private void say(String text, Function<JsonNode, ObjectNode> actions, Executor executor) {
        new ClientMessages(actions, executor, MESSAGES).handle(text, answer -> answers.add(FakeLink.read(answer)));
    }

    private JsonNode answer(String text, Function<JsonNode, ObjectNode> actions) {
        say(text, actions, Runnable::run);
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    private static ObjectNode noAction(JsonNode message) {
        throw new AssertionError("nothing was to be done for " + message);
    }

    @Test
    void anActionIsAcknowledgedWithItsReference() {
        JsonNode answer = answer("{\"action\":\"start\",\"ref\":\"a1\",\"max_cycles\":3}", message -> {
            assertThat(message.path("max_cycles").intValue()).isEqualTo(3);
            return JsonNodeFactory.instance.objectNode().put("batch_id", 42);
        });

        assertThat(answer)
                .hasToString(
                        "{\"type\":\"ack\",\"timestamp\":5,\"payload\":{\"action\":\"start\",\"ref\":\"a1\",\"batch_id\":42}}");
    }

    @Test
    void aRefusedActionIsAnErrorThatSaysWhy() {
        JsonNode answer = answer("{\"action\":\"stop\",\"ref\":7}", message -> {
            throw ApiException.conflict("nothing is running");
        });

        assertThat(answer)
                .hasToString("{\"type\":\"error\",\"timestamp\":5,\"payload\":{\"action\":\"stop\",\"ref\":7,"
                        + "\"type\":\"conflict\",\"message\":\"nothing is running\"}}");
    }

    @Test
    void aFailureDoesNotTellItsInside() {
        JsonNode answer = answer("{\"action\":\"resume\"}", message -> {
            throw new IllegalStateException("secret");
        });

        assertThat(answer.at("/payload/type").textValue()).isEqualTo("internal");
        assertThat(answer.toString()).doesNotContain("secret");
    }

    @Test
    void pingIsAnsweredWithoutWaitingForActions() {
        say("{\"action\":\"ping\"}", ClientMessagesTest::noAction, task -> {
            throw new RejectedExecutionException();
        });

        assertThat(answers.get(0)).hasToString("{\"type\":\"pong\",\"timestamp\":5}");
    }

    @Test
    void tooManyActionsAreRefused() {
        say("{\"action\":\"try_now\"}", ClientMessagesTest::noAction, task -> {
            throw new RejectedExecutionException();
        });

        assertThat(answers.get(0).at("/payload/type").textValue()).isEqualTo("busy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "[]",
                "7",
                "null",
                "{}",
                "{\"action\":\"format\"}",
                "{\"action\":{\"action\":\"start\"}}",
                "{\"action\":\"ping\"} {}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
            })
    void whatIsNotUnderstoodGetsAnError(String text) {
        JsonNode answer = answer(text, ClientMessagesTest::noAction);

        assertThat(answer.path("type").textValue()).isEqualTo("error");
        assertThat(answer.at("/payload/type").textValue()).isEqualTo("bad_request");
    }

    @Test
    void longReferencesAreNotEchoed() {
        JsonNode answer =
                answer("{\"action\":\"" + "x".repeat(1_000) + "\",\"ref\":{\"a\":1}}", ClientMessagesTest::noAction);

        assertThat(answer.path("payload").path("action").isNull()).isTrue();
        assertThat(answer.path("payload").path("ref").isNull()).isTrue();
    }
}
