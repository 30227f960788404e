package dev.sprintrunner.claude.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What can be told of a run before its result. */
class LiveFactsTest {
    private final LiveTokens tokens = new LiveTokens();
    private final TodoList todos = new TodoList();

    private static List<StreamMessage> messages(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StreamParser parser = new StreamParser();
        return new StreamLines()
                .feed(bytes, 0, bytes.length).stream().map(parser::parse).toList();
    }

    private static List<StreamMessage> recording(String name) throws IOException {
        try (var in =
                Objects.requireNonNull(LiveFactsTest.class.getResourceAsStream("/stream-json/" + name + ".ndjson"))) {
            return messages(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private void feed(String parent, String id, int input, int output, String block) {
        messages("{\"type\":\"assistant\",\"parent_tool_use_id\":" + parent + ",\"message\":{\"id\":\"" + id
                        + "\",\"model\":\"c\",\"content\":[" + block + "],\"usage\":{\"input_tokens\":" + input
                        + ",\"cache_read_input_tokens\":1000,\"cache_creation_input_tokens\":10,\"output_tokens\":"
                        + output
                        + "}}}\n")
                .forEach(message -> {
                    tokens.accept(message);
                    todos.accept(message);
                });
    }

    private static String text(int length) {
        return "{\"type\":\"text\",\"text\":\"" + "x".repeat(length) + "\"}";
    }

    private static String call(String tool, String input) {
        return "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"" + tool + "\",\"input\":" + input + "}";
    }

    @Test
    void whatGoesInIsCountedOnceForEachMessage() throws IOException {
        for (StreamMessage message : recording("2.1.330/tool-bash-csv")) {
            tokens.accept(message);
        }

        assertThat(tokens.input()).isEqualTo(300);
    }

    @Test
    void theLinesOfOneMessageAddUpWhatComesOut() {
        feed("null", "a", 100, 1, text(400));
        feed("\"sub\"", "b", 5, 1, text(40));
        feed("null", "a", 100, 1, text(400));

        assertThat(tokens.input()).isEqualTo(100 + 5 + 2 * 1010);
        assertThat(tokens.output()).isEqualTo(200 + 10);
    }

    @Test
    void aStatedNumberThatIsLargerWins() {
        feed("null", "a", 0, 70, text(4));

        assertThat(tokens.output()).isEqualTo(70);
    }

    @Test
    void aTodoListIsReadWholeOrItemByItem() {
        assertThat(todos.progress()).isNull();
        feed(
                "null",
                "a",
                0,
                0,
                call("TodoWrite", "{\"todos\":[{\"status\":\"completed\"},{\"status\":\"pending\"},7]}"));
        assertThat(todos.progress()).isEqualTo(new TodoProgress(1, 3));
        feed("null", "a", 0, 0, call("TodoWrite", "{\"todos\":\"none\"}"));
        assertThat(todos.progress()).isEqualTo(new TodoProgress(1, 3));

        for (int i = 0; i < 3; i++) {
            feed("null", "b" + i, 0, 0, call("TaskCreate", "{\"subject\":\"s\"}"));
        }
        feed("null", "c", 0, 0, call("TaskUpdate", "{\"taskId\":\"1\",\"status\":\"completed\"}"));
        feed("null", "c", 0, 0, call("TaskUpdate", "{\"taskId\":\"2\",\"status\":\"in_progress\"}"));
        feed("null", "c", 0, 0, call("TaskUpdate", "{\"taskId\":\"3\",\"status\":\"deleted\"}"));
        feed("\"sub\"", "d", 0, 0, call("TaskCreate", "{\"subject\":\"s\"}"));
        assertThat(todos.progress()).isEqualTo(new TodoProgress(1, 2));
    }

    @Test
    void aRejectionSaysHowMuchIsUsedInItsWindow() throws IOException {
        RateLimit limit = recording("2.1.330/usage-limit-subscription").stream()
                .filter(StreamMessage.RateLimitEvent.class::isInstance)
                .map(message -> ((StreamMessage.RateLimitEvent) message).rateLimit())
                .findFirst()
                .orElseThrow();

        assertThat(limit.status()).isEqualTo("rejected");
        assertThat(limit.utilization()).isEqualTo(1);
        assertThat(limit.limitType()).isEqualTo("five_hour");
    }
}
