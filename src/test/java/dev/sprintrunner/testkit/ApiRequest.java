package dev.sprintrunner.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One call of the Messages API: the whole conversation so far, for which the model's next turn is wanted.
 *
 * @param number 1-based, in the order of arrival
 * @param repeat how many earlier requests wanted the same turn of the same conversation; above 0 it is a retry
 * @param headers names in lower case
 */
public record ApiRequest(int number, int repeat, Map<String, String> headers, JsonNode body) {
    private static final Pattern REMINDER =
            Pattern.compile("<system-reminder>.*?</system-reminder>\\s*", Pattern.DOTALL);

    /** What the CLI itself puts between two turns of the model. */
    private static final Pattern NUDGE = Pattern.compile(
            "\\[structured-output-enforce]|\\[Your previous response had no visible output|Stop hook feedback:|Output token limit hit");

    /** Whose turn is wanted. */
    public enum Kind {
        /** The agent that the prompt was given to. */
        MAIN,
        /** An agent that it started with the Agent tool. */
        SUBAGENT,
        /** The CLI on its own account, without tools: a title, a summary, a check of the quota. */
        SIDE
    }

    public Kind kind() {
        if (system().contains("cc_is_subagent=true")) {
            return Kind.SUBAGENT;
        }
        return tools().isEmpty() ? Kind.SIDE : Kind.MAIN;
    }

    public String model() {
        return body.path("model").asText();
    }

    public boolean isStreamed() {
        return body.path("stream").asBoolean();
    }

    /** The system prompt; what was appended to it by an option of the CLI stands at its end. */
    public String system() {
        return text(body.path("system"));
    }

    public List<String> tools() {
        return stream(body.path("tools"))
                .map(tool -> tool.path("name").asText())
                .toList();
    }

    public boolean offers(String tool) {
        return tools().contains(tool);
    }

    public List<JsonNode> messages() {
        return stream(body.path("messages")).toList();
    }

    /** The last thing that was asked for, without the reminders that the CLI adds. Empty when there is none. */
    public String prompt() {
        int at = promptIndex();
        return at < 0 ? "" : promptText(messages().get(at));
    }

    /** The command in the prompt's first line. */
    public Optional<SprintCommand> command() {
        return SprintCommand.parse(prompt());
    }

    public boolean isFor(String command, String story) {
        return command()
                .filter(c -> c.command().equals(command) && c.stories().contains(story))
                .isPresent();
    }

    /** How many turns the model has taken since the prompt: 0 for the first. */
    public int turn() {
        List<String> roles = messages().stream()
                .skip(promptIndex() + 1L)
                .map(message -> message.path("role").asText())
                .filter(role -> !role.equals("system"))
                .toList();
        int turns = 0;
        for (int i = 0; i < roles.size(); i++) {
            if (roles.get(i).equals("assistant") && (i == 0 || !roles.get(i - 1).equals("assistant"))) {
                turns++;
            }
        }
        return turns;
    }

    /** What the tools called in the last turn have answered. */
    public String toolResults() {
        List<JsonNode> users =
                messages().stream().filter(ApiRequest::isFromUser).toList();
        if (users.isEmpty()) {
            return "";
        }
        return String.join(
                "\n",
                stream(users.get(users.size() - 1).path("content"))
                        .filter(ApiRequest::isToolResult)
                        .map(block -> text(block.path("content")))
                        .toList());
    }

    /** The id of the CLI's session; empty when it tells none. */
    public String session() {
        return headers.getOrDefault("x-claude-code-session-id", "");
    }

    /** Tells conversations of one session apart, for retries. */
    String turnKey() {
        return String.join(
                "|", session(), kind().name(), String.valueOf(messages().size()), prompt());
    }

    private int promptIndex() {
        List<JsonNode> messages = messages();
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (isFromUser(messages.get(i)) && !promptText(messages.get(i)).isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    /**
     * A message that answers tools is a prompt only where a sprint command begins in it: a resumed session puts the new
     * prompt behind the result of the tool it was stopped in.
     */
    private static String promptText(JsonNode message) {
        JsonNode content = message.path("content");
        if (content.isTextual()) {
            return ownWords(content.asText());
        }
        List<String> texts = new ArrayList<>();
        boolean answersTools = false;
        for (JsonNode block : content) {
            answersTools |= isToolResult(block);
            String words = ownWords(block.path("text").asText());
            if (!words.isEmpty() && (!answersTools || SprintCommand.parse(words).isPresent())) {
                texts.add(words);
            }
        }
        return String.join("\n", texts);
    }

    private static String ownWords(String text) {
        String words = REMINDER.matcher(text).replaceAll("").strip();
        return NUDGE.matcher(words).lookingAt() ? "" : words;
    }

    private static boolean isFromUser(JsonNode message) {
        return message.path("role").asText().equals("user");
    }

    private static boolean isToolResult(JsonNode block) {
        return block.path("type").asText().equals("tool_result");
    }

    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        return String.join(
                "\n", stream(content).map(block -> block.path("text").asText()).toList());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
