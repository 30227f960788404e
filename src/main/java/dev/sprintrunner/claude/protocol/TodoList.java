package dev.sprintrunner.claude.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own to-do list, by either of its tools: {@code TodoWrite} gives the whole list each time,
 * {@code TaskCreate} and {@code TaskUpdate} one item. Lists of sub-agents do not count.
 */
final class TodoList {
    private static final int MAX_ITEMS = 1000;

    private final Map<String, String> statusById = new HashMap<>();
    private int created;
    private @Nullable TodoProgress written;

    void accept(StreamMessage message) {
        if (!(message instanceof StreamMessage.AssistantMessage said) || !said.mainThread()) {
            return;
        }
        for (ContentBlock block : said.blocks()) {
            if (block instanceof ContentBlock.ToolUse call) {
                take(call);
            }
        }
    }

    /** Null when the agent keeps no list. */
    @Nullable
    TodoProgress progress() {
        if (created == 0) {
            return written;
        }
        int total = Math.max(0, created - count("deleted"));
        return new TodoProgress(Math.min(count("completed"), total), total);
    }

    private void take(ContentBlock.ToolUse call) {
        switch (call.name()) {
            case "TodoWrite" -> {
                if (call.input().path("todos").isArray()) {
                    written = progress(Json.elements(call.input(), "todos"));
                }
            }
            case "TaskCreate" -> created = Math.min(created + 1, MAX_ITEMS);
            case "TaskUpdate" -> update(Json.text(call.input(), "taskId"), Json.text(call.input(), "status"));
            default -> {
                // the other tools keep no list
            }
        }
    }

    private void update(String id, String status) {
        if (!status.isEmpty() && (statusById.size() < MAX_ITEMS || statusById.containsKey(id))) {
            statusById.put(id, status);
        }
    }

    private int count(String status) {
        return (int) statusById.values().stream().filter(status::equals).count();
    }

    private static TodoProgress progress(List<JsonNode> todos) {
        long done = todos.stream()
                .filter(todo -> Json.text(todo, "status").equals("completed"))
                .count();
        return new TodoProgress((int) done, todos.size());
    }
}
