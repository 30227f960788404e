package dev.sprintrunner.web.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.engine.BatchRequest;
import dev.sprintrunner.engine.EngineException;
import dev.sprintrunner.web.TestServer;
import dev.sprintrunner.web.api.ApiException;
import dev.sprintrunner.web.api.Json;
import dev.sprintrunner.web.openapi.OpenApi;
import dev.sprintrunner.workflow.StartPhase;
import dev.sprintrunner.workflow.StopMode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlRoutesTest {
    private final Engine engine = new Engine();
    private final ActionHandler actions = new ActionHandler(engine, () -> 2);
    private final TestServer server = TestServer.with(new ControlRoutes(actions));

    /** Remembers what it was told. */
    private static final class Engine implements Control {
        final List<Object> told = new ArrayList<>();
        boolean running = true;
        EngineException.@Nullable Kind refusal;

        @Override
        public long start(BatchRequest request) {
            tell(request);
            return 42;
        }

        @Override
        public boolean stop(StopMode mode) {
            tell(mode);
            return running;
        }

        @Override
        public void resume(long batchId) {
            tell(batchId);
        }

        @Override
        public boolean tryNow() {
            tell("now");
            return running;
        }

        private void tell(Object what) {
            if (refusal != null) {
                throw new EngineException(refusal, "the reason");
            }
            told.add(what);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void startsABatch() {
        assertThat(post("start", "{\"max_cycles\":3}")).isEqualTo("202 {\"batch_id\":42}");
        post("start", "{\"max_cycles\":\"all\"}");
        post("start", "{\"max_cycles\":1,\"stories\":[\"2a-1\",\"2a-2-scanner\"],\"from\":\"tech-spec\"}");

        assertThat(engine.told)
                .containsExactly(
                        new BatchRequest(3, List.of(), null),
                        new BatchRequest(null, List.of(), null),
                        new BatchRequest(1, List.of("2a-1", "2a-2-scanner"), StartPhase.TECH_SPEC));
    }

    @Test
    void whatIsLeftOutIsAsTheSettingsSay() {
        post("start", "{}");
        post("start", "{\"max_cycles\":null,\"stories\":null,\"from\":null}");
        post("start", "");

        assertThat(engine.told).hasSize(3).containsOnly(new BatchRequest(2, List.of(), null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            start  | {"max_cycles":0}            | max_cycles
            start  | {"max_cycles":-1}           | max_cycles
            start  | {"max_cycles":1000}         | max_cycles
            start  | {"max_cycles":2.5}          | max_cycles
            start  | {"max_cycles":2.0}          | max_cycles
            start  | {"max_cycles":"3"}          | max_cycles
            start  | {"max_cycles":"ALL"}        | max_cycles
            start  | {"max_cycles":99999999999999999999} | max_cycles
            start  | {"max_cycles":true}         | max_cycles
            start  | {"maxCycles":3}             | maxCycles
            start  | {"stories":"2a-1"}          | stories
            start  | {"stories":[1]}             | stories
            start  | {"stories":[""]}            | stories
            start  | {"stories":{}}              | stories
            start  | {"from":"deploy"}           | from
            start  | {"from":7}                  | from
            start  | {"action":"start"}          | action
            stop   | {"mode":"kill"}             | mode
            stop   | {"mode":1}                  | mode
            stop   | {"when":"now"}              | when
            resume | {}                          | batch_id
            resume | {"batch_id":"7"}            | batch_id
            resume | {"batch_id":7.5}            | batch_id
            resume | {"batch_id":99999999999999999999} | batch_id
            try_now| {"please":true}             | please
            """)
    void aBadValueIsNamedAndNothingIsDone(String action, String body, String key) {
        HttpResponse<String> response = send(action, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response).at("/error/message").asText()).startsWith(key + ": ");
        assertThat(engine.told).isEmpty();
    }

    @Test
    void stopsAfterTheStoryUnlessTold() {
        assertThat(post("stop", "")).isEqualTo("202 {\"mode\":\"story\"}");
        post("stop", "{\"mode\":\"command\"}");
        post("stop", "{\"mode\":\"now\"}");

        assertThat(engine.told).containsExactly(StopMode.STORY, StopMode.COMMAND, StopMode.NOW);
    }

    @Test
    void resumesAndTriesNow() {
        assertThat(post("resume", "{\"batch_id\":7}")).isEqualTo("202 {\"batch_id\":7}");
        assertThat(post("try_now", "")).isEqualTo("202 {}");

        assertThat(engine.told).containsExactly(7L, "now");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "try_now"})
    void whereNothingRunsThereIsNothingToStop(String action) {
        engine.running = false;

        assertThat(send(action, "{}").statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({"BUSY,409", "COMPLETE,409", "NO_SUCH_BATCH,404", "UNUSABLE,422"})
    void aRefusalOfTheEngineHasItsStatusAndReason(EngineException.Kind kind, int status) {
        engine.refusal = kind;

        HttpResponse<String> response = send("resume", "{\"batch_id\":7}");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(TestServer.json(response).at("/error/message").asText()).isEqualTo("the reason");
    }

    @Test
    void aMessageOfTheWebSocketIsAnsweredWithItsActionAndReference() throws IOException {
        assertThat(actions.handle(json("{\"action\":\"start\",\"max_cycles\":3,\"ref\":\"a1\"}")))
                .hasToString("{\"action\":\"start\",\"ref\":\"a1\",\"batch_id\":42}");
        assertThat(actions.handle(json("{\"action\":\"try_now\"}"))).hasToString("{\"action\":\"try_now\"}");
        assertThat(engine.told).containsExactly(new BatchRequest(3, List.of(), null), "now");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"start\"", "null", "{\"action\":7}", "{\"action\":\"delete\"}"})
    void aMessageThatIsNoActionIsRefused(String message) {
        assertThatThrownBy(() -> actions.handle(json(message)))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("action: ");
    }

    @Test
    void aRefusalIsAnApiExceptionForTheWebSocketToo() {
        engine.refusal = EngineException.Kind.BUSY;

        assertThatThrownBy(() -> actions.handle(json("{\"action\":\"start\"}")))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(409))
                .hasMessage("the reason");
    }

    private static JsonNode json(String text) throws IOException {
        return Json.mapper().readTree(text);
    }

    private HttpResponse<String> send(String action, String body) {
        HttpResponse<String> response = server.send("POST", "/api/orchestrator/" + action, body);
        OpenApi.check("POST", "/api/orchestrator/" + action, response);
        return response;
    }

    private String post(String action, String body) {
        HttpResponse<String> response = send(action, body);
        return response.statusCode() + " " + response.body();
    }
}
