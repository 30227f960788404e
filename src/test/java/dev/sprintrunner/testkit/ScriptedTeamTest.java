package dev.sprintrunner.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptedTeamTest {
    @TempDir
    Path project;

    @Test
    void givesTheVerdictOfATestForItsStoryOnly() {
        ScriptedTeam team =
                new ScriptedTeam(project).answers("code-review-1", "1-1-a", Verdicts.codeReview("HIGH", "Slow query"));

        assertThat(blocks(team, afterWork("code-review-1", "1-1-a")))
                .contains("HIGH")
                .contains("Slow query");
        assertThat(blocks(team, afterWork("code-review-1", "1-2-b"))).contains("NONE");
        assertThat(blocks(team, afterWork("code-review-2", "1-1-a"))).contains("NONE");
    }

    @Test
    void prefersTheScriptForAStoryToTheOneForAny() {
        ScriptedTeam team = new ScriptedTeam(project)
                .on("dev-story", request -> Reply.text("any"))
                .on("dev-story", "1-1-a", request -> Reply.text("this"));

        assertThat(blocks(team, first("dev-story", "1-1-a"))).contains("this");
        assertThat(blocks(team, first("dev-story", "1-2-b"))).contains("any");
    }

    @Test
    void findsTheScriptForTheSecondStoryOfAPair() {
        ScriptedTeam team = new ScriptedTeam(project).on("create-story", "1-2-b", request -> Reply.text("special"));

        assertThat(blocks(team, first("create-story", "1-1-a, 1-2-b"))).contains("special");
    }

    @Test
    void doesNotOverwriteAFileThatItHasNotRead() throws Exception {
        ScriptedTeam team = new ScriptedTeam(project);
        assertThat(blocks(team, first("dev-story", "1-1-a"))).contains("\"Write\"");

        Files.createDirectories(project.resolve("src"));
        Files.writeString(project.resolve("src/1-1-a.txt"), "there");

        assertThat(blocks(team, first("dev-story", "1-1-a")))
                .contains("\"Bash\"")
                .doesNotContain("\"Write\"");
    }

    @Test
    void saysThatThereWasNothingToCommit() {
        ScriptedTeam team = new ScriptedTeam(project);
        ApiRequest request = request("batch-commit", "1-1-a", "nothing to commit, working tree clean");

        assertThat(blocks(team, request)).contains("\"outcome\":\"nothing\"");
    }

    private static String blocks(ScriptedTeam team, ApiRequest request) {
        return ((MessageReply) team.next(request)).blocks().toString();
    }

    private static ApiRequest first(String command, String stories) {
        return request(command, stories, "");
    }

    private static ApiRequest afterWork(String command, String stories) {
        return request(command, stories, "done");
    }

    private static ApiRequest request(String command, String stories, String toolResult) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("tools").addObject().put("name", Block.STRUCTURED_OUTPUT);
        body.putArray("messages")
                .addObject()
                .put("role", "user")
                .put("content", "sprint-command: %s; stories: %s; epic: 1; attempt: 1".formatted(command, stories));
        if (!toolResult.isEmpty()) {
            body.withArray("messages").addObject().put("role", "assistant").putArray("content");
            body.withArray("messages")
                    .addObject()
                    .put("role", "user")
                    .putArray("content")
                    .addObject()
                    .put("type", "tool_result")
                    .put("content", toolResult);
        }
        return new ApiRequest(1, 0, Map.of(), body);
    }
}
