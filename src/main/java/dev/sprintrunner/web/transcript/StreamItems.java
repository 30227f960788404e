package dev.sprintrunner.web.transcript;

import dev.sprintrunner.claude.protocol.ContentBlock;
import dev.sprintrunner.claude.protocol.RunResult;
import dev.sprintrunner.claude.protocol.StreamMessage;
import dev.sprintrunner.web.transcript.Item.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What a line of the stream tells a reader. What is only machinery (parts of a message that follows whole, hooks, ticks
 * of background tasks) tells nothing; what is not known is told of, so that nothing gets lost unseen.
 */
final class StreamItems {
    private StreamItems() {}

    static List<Item> of(StreamMessage message) {
        if (message instanceof StreamMessage.AssistantMessage assistant) {
            return assistant.blocks().stream()
                    .flatMap(block -> said(assistant, block).stream())
                    .map(item -> item.said(assistant.timestamp(), !assistant.mainThread()))
                    .toList();
        }
        if (message instanceof StreamMessage.UserMessage user) {
            return user.blocks().stream()
                    .flatMap(block -> told(block).stream())
                    .map(item -> item.said(user.timestamp(), user.parentToolUseId() != null))
                    .toList();
        }
        if (message instanceof StreamMessage.Init init) {
            return List.of(Figures.of(init));
        }
        if (message instanceof RunResult result) {
            return List.of(Figures.of(result));
        }
        return Notices.of(message).stream().toList();
    }

    private static Optional<Item> said(StreamMessage.AssistantMessage message, ContentBlock block) {
        if (block instanceof ContentBlock.Text text) {
            return nonBlank(message.synthetic() ? Kind.NOTICE : Kind.TEXT, text.text(), Cut.SPOKEN)
                    .map(item -> item.error(message.failure() != null));
        }
        if (block instanceof ContentBlock.Thinking thinking) {
            return nonBlank(Kind.THINKING, thinking.text(), Cut.SPOKEN);
        }
        if (block instanceof ContentBlock.ToolUse call) {
            InputCutter.Result input = InputCutter.cut(call.input());
            return Optional.of(
                    new Item(null, Kind.TOOL_CALL, null, null, null, input.input(), false, false, input.isShorter())
                            .about(call.name(), call.id()));
        }
        return told(block);
    }

    /** Text on this side is no model's: a skill's body, a hook's feedback, the prompt of a sub-agent. */
    private static Optional<Item> told(ContentBlock block) {
        if (block instanceof ContentBlock.ToolResult result) {
            return Optional.of(Item.of(Kind.TOOL_RESULT, Cut.of(result.text(), Cut.LONG))
                    .about("", result.toolUseId())
                    .error(result.isError()));
        }
        if (block instanceof ContentBlock.Text text) {
            return nonBlank(Kind.NOTICE, text.text(), Cut.LONG);
        }
        return block instanceof ContentBlock.Other other
                ? Optional.of(Item.notice("[" + Cut.of(other.type(), 100).text() + "]"))
                : Optional.empty();
    }

    private static Optional<Item> nonBlank(Kind kind, String text, int maxLength) {
        return text.isBlank() ? Optional.empty() : Optional.of(Item.of(kind, Cut.of(text, maxLength)));
    }
}
