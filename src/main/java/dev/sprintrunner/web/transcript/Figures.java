package dev.sprintrunner.web.transcript;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.claude.protocol.RunResult;
import dev.sprintrunner.claude.protocol.StreamMessage;
import dev.sprintrunner.web.transcript.Item.Kind;
import java.util.Locale;
import java.util.stream.Collectors;

/** The beginning and the end of a turn: a sentence for people, and the figures in it for programs. */
final class Figures {
    private static final int MAX_SERVERS = 20;

    private Figures() {}

    static Item of(StreamMessage.Init init) {
        String version = init.version().isEmpty() ? "" : "Claude Code " + init.version() + ", ";
        String failed = init.mcpServers().stream()
                .filter(server -> server.status().equals("failed"))
                .limit(MAX_SERVERS)
                .map(server -> "; MCP server " + server.name() + " failed")
                .collect(Collectors.joining());
        String text = version + init.model() + ", " + count(init.tools().size(), "tool") + ", permission mode "
                + init.permissionMode() + failed;
        ObjectNode figures = JsonNodeFactory.instance
                .objectNode()
                .put("model", Cut.of(init.model(), Cut.SHORT).text())
                .put("tools", init.tools().size())
                .put("permission_mode", Cut.of(init.permissionMode(), Cut.SHORT).text())
                .put("version", Cut.of(init.version(), Cut.SHORT).text());
        return Item.of(Kind.INIT, Cut.of(text, Cut.LONG)).with(figures);
    }

    static Item of(RunResult result) {
        int turns = result.numTurns() == null ? 0 : result.numTurns();
        String text = String.format(
                Locale.ROOT,
                "%s: %s, %.1f s, %.4f USD",
                result.subtype(),
                count(turns, "turn"),
                result.durationMs() / 1000.0,
                result.totalCostUsd());
        String why = result.isError() ? "\n" + result.explanation() : ""; // else the agent's last words stand above
        ObjectNode figures = JsonNodeFactory.instance
                .objectNode()
                .put("subtype", Cut.of(result.subtype(), Cut.SHORT).text())
                .put("num_turns", result.numTurns())
                .put("duration_ms", result.durationMs())
                .put("cost_usd", result.totalCostUsd())
                .put("stop_reason", result.stopReason())
                .put("permission_denials", result.permissionDenials().size());
        return Item.of(Kind.RESULT, Cut.of(text + why, Cut.LONG)).with(figures).error(result.isError());
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
