package dev.sprintrunner.claude.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** How far the agent is on its own to-do list. */
public record TodoProgress(int done, int total) {

    /** Reads a {@code TodoWrite} call of the main thread; empty for any other message. */
    static Optional<TodoProgress> in(StreamMessage message) {
        if (!(message instanceof StreamMessage.AssistantMessage said) || !said.mainThread()) {
            return Optional.empty();
        }
        return said.blocks().stream()
                .filter(ContentBlock.ToolUse.class::isInstance)
                .map(ContentBlock.ToolUse.class::cast)
                .filter(call -> call.name().equals("TodoWrite")
                        && call.input().path("todos").isArray())
                .map(call -> count(Json.elements(call.input(), "todos")))
                .reduce((earlier, later) -> later);
    }

    private static TodoProgress count(List<JsonNode> todos) {
        long done = todos.stream()
                .filter(todo -> Json.text(todo, "status").equals("completed"))
                .count();
        return new TodoProgress((int) done, todos.size());
    }
}
