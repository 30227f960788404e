package dev.sprintrunner.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.claude.protocol.ContentBlock;
import dev.sprintrunner.claude.protocol.StreamMessage.AssistantMessage;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often an agent makes the same call in a row; its sub-agents are counted each by itself. Used by one thread. */
final class Repeats {
    private static final int MAX_AGENTS = 32;

    private final Map<String, Streak> byAgent = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Streak> eldest) {
            return size() > MAX_AGENTS;
        }
    };
    private int latest;

    private record Streak(String tool, JsonNode input, int count) {
        Streak and(ContentBlock.ToolUse call) {
            boolean same = tool.equals(call.name()) && input.equals(call.input());
            return new Streak(call.name(), call.input(), same ? count + 1 : 1);
        }
    }

    void accept(AssistantMessage said) {
        String parent = said.parentToolUseId();
        String agent = parent == null ? "" : parent;
        for (ContentBlock block : said.blocks()) {
            if (block instanceof ContentBlock.ToolUse call) {
                Streak streak = byAgent.getOrDefault(agent, new Streak("", call.input(), 0))
                        .and(call);
                byAgent.put(agent, streak);
                latest = streak.count();
            }
        }
    }

    /** Of the latest call: 1 when the one before it was another, 0 before the first. */
    int latest() {
        return latest;
    }
}
