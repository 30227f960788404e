package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.claude.protocol.StreamLines;
import dev.sprintrunner.claude.protocol.StreamMessage;
import dev.sprintrunner.claude.protocol.StreamParser;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    private final Repeats repeats = new Repeats();

    private int call(String agent, String tool, String input) {
        String line = "{\"type\":\"assistant\",\"parent_tool_use_id\":" + agent
                + ",\"message\":{\"id\":\"m\",\"model\":\"c\",\"content\":[{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\""
                + tool + "\",\"input\":" + input + "}]}}\n";
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        StreamMessage message = new StreamParser()
                .parse(new StreamLines().feed(bytes, 0, bytes.length).get(0));
        repeats.accept((StreamMessage.AssistantMessage) message);
        return repeats.latest();
    }

    @Test
    void theSameCallInARowIsCountedAndAnotherBeginsAnew() {
        assertThat(repeats.latest()).isZero();
        assertThat(call("null", "Read", "{\"a\":1,\"b\":2}")).isEqualTo(1);
        assertThat(call("null", "Read", "{\"b\":2,\"a\":1}")).isEqualTo(2);
        assertThat(call("null", "Read", "{\"a\":1}")).isEqualTo(1);
        assertThat(call("null", "Grep", "{\"a\":1}")).isEqualTo(1);
    }

    @Test
    void agentsSideBySideDoNotDisturbEachOther() {
        call("null", "Read", "{}");
        call("\"one\"", "Read", "{}");
        call("\"two\"", "Bash", "{}");

        assertThat(call("\"one\"", "Read", "{}")).isEqualTo(2);
        assertThat(call("null", "Read", "{}")).isEqualTo(2);
        assertThat(call("\"two\"", "Bash", "{}")).isEqualTo(2);
    }
}
