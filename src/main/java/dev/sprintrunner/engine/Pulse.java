package dev.sprintrunner.engine;

import dev.sprintrunner.claude.protocol.TodoProgress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a command's output says about it so far.
 *
 * @param model        as the stream names it, or null
 * @param sessionId    as the stream names it, or null
 * @param lastLine     its last tool call or words, at most 200 characters, or null
 * @param repeatCount  how often the last tool call was made in a row
 * @param todo         null when it keeps no list
 * @param inputTokens  from a cache or not
 * @param outputTokens about, as long as there is no result
 * @param answered     whether it has given its result and has nothing in the background
 * @param expectedWait how long it said, at its last output, that it would wait for the API
 */
public record Pulse(
        @Nullable String model,
        @Nullable String sessionId,
        @Nullable String lastLine,
        int repeatCount,
        @Nullable TodoProgress todo,
        long inputTokens,
        long outputTokens,
        boolean answered,
        Duration expectedWait) {
    static final Pulse NONE = new Pulse(null, null, null, 0, null, 0, 0, false, Duration.ZERO);

    Pulse saying(String line) {
        return new Pulse(model, sessionId, line, repeatCount, todo, inputTokens, outputTokens, answered, expectedWait);
    }
}
