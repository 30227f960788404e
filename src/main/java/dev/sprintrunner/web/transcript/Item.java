package dev.sprintrunner.web.transcript;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One readable piece of a conversation.
 *
 * @param at        epoch milliseconds, where the agent gives a time
 * @param tool      the tool that is called, or that a notice is about
 * @param toolUseId joins a call and its result
 * @param input     what a tool is called with; of {@code init} and {@code result} their figures
 * @param subAgent  whether a sub-agent said it
 * @param truncated whether something of it was cut
 */
record Item(
        @Nullable Long at,
        Kind kind,
        @Nullable String text,
        @Nullable String tool,
        @Nullable String toolUseId,
        @Nullable JsonNode input,
        boolean isError,
        boolean subAgent,
        boolean truncated) {

    /** {@code notice}: what neither the model nor a tool said. */
    enum Kind {
        INIT,
        TEXT,
        THINKING,
        TOOL_CALL,
        TOOL_RESULT,
        RESULT,
        NOTICE;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Item of(Kind kind, Cut text) {
        return new Item(null, kind, text.text(), null, null, null, false, false, text.isShorter());
    }

    static Item notice(String text) {
        return of(Kind.NOTICE, Cut.of(text, Cut.LONG));
    }

    Item about(String newTool, String newToolUseId) {
        return new Item(
                at,
                kind,
                text,
                newTool.isEmpty() ? null : newTool,
                newToolUseId.isEmpty() ? null : newToolUseId,
                input,
                isError,
                subAgent,
                truncated);
    }

    Item with(JsonNode newInput) {
        return new Item(at, kind, text, tool, toolUseId, newInput, isError, subAgent, truncated);
    }

    Item error(boolean isSo) {
        return new Item(at, kind, text, tool, toolUseId, input, isSo, subAgent, truncated);
    }

    Item cut(boolean isSo) {
        return new Item(at, kind, text, tool, toolUseId, input, isError, subAgent, truncated || isSo);
    }

    Item said(@Nullable Instant when, boolean bySubAgent) {
        return new Item(
                when == null ? null : when.toEpochMilli(),
                kind,
                text,
                tool,
                toolUseId,
                input,
                isError,
                bySubAgent,
                truncated);
    }

    /** Characters of text in it, about. */
    int weight() {
        return (text == null ? 0 : text.length()) + (input == null ? 0 : Cut.MAX_INPUT);
    }
}
