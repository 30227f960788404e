package dev.sprintrunner.claude.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tokens of a run that has not ended, sub-agents included: about. What goes in is stated once for each API message; what
 * comes out is not told before the result, so a token is taken for four characters. Memory is bounded. Not thread-safe.
 */
public final class LiveTokens {
    private static final int CHARACTERS_PER_TOKEN = 4;

    /** Sub-agents side by side interleave their messages; more than these do not. */
    private static final int OPEN_MESSAGES = 64;

    private final Map<String, Message> open = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Message> eldest) {
            return size() > OPEN_MESSAGES;
        }
    };
    private long input;
    private long output;

    /** What is counted of one API message. */
    private record Message(long input, long stated, long characters) {
        static final Message NONE = new Message(0, 0, 0);

        long output() {
            return Math.max(stated, characters / CHARACTERS_PER_TOKEN);
        }
    }

    public void accept(StreamMessage message) {
        if (!(message instanceof StreamMessage.AssistantMessage said) || said.synthetic()) {
            return;
        }
        Message before = open.getOrDefault(said.messageId(), Message.NONE);
        Message now = new Message(
                Math.max(before.input(), said.usage().allInputTokens()),
                Math.max(before.stated(), said.usage().outputTokens()),
                before.characters() + characters(said));
        input += now.input() - before.input();
        output += now.output() - before.output();
        open.put(said.messageId(), now);
    }

    /** From a cache or not. */
    public long input() {
        return input;
    }

    public long output() {
        return output;
    }

    private static long characters(StreamMessage.AssistantMessage said) {
        return said.blocks().stream().mapToLong(LiveTokens::characters).sum();
    }

    private static long characters(ContentBlock block) {
        if (block instanceof ContentBlock.Text text) {
            return text.text().length();
        }
        if (block instanceof ContentBlock.Thinking thinking) {
            return thinking.text().length();
        }
        return block instanceof ContentBlock.ToolUse call
                ? call.input().toString().length()
                : 0;
    }
}
