package dev.sprintrunner.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What agents answer at the end of a command. */
public final class Verdicts {
    private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{40}\\b");

    private Verdicts() {}

    /** The one that lets the sprint go on; missing for commands that give none. */
    static JsonNode usual(SprintCommand command, String toolResults) {
        String name = command.command().replaceFirst("-\\d+$", "");
        return switch (name) {
            case "create-story" ->
                techSpecs("SKIP", command.stories().stream().map(command::id).toList());
            case "story-review", "tech-spec-review" -> review();
            case "code-review" -> codeReview("NONE");
            case "batch-commit" -> commit(toolResults);
            default -> MissingNode.getInstance();
        };
    }

    /** @param decision REQUIRED or SKIP, for each of the stories */
    public static ObjectNode techSpecs(String decision, List<String> storyIds) {
        ObjectNode verdict = object();
        ArrayNode stories = verdict.putArray("stories");
        storyIds.forEach(id ->
                stories.addObject().put("story", id).put("tech_spec", decision).put("reason", "as scripted"));
        return verdict;
    }

    /** A story-review's or tech-spec-review's; these issues are critical, and none is a clean review. */
    public static ObjectNode review(String... titles) {
        ObjectNode verdict = object().put("critical_issues", titles.length > 0);
        ArrayNode issues = verdict.putArray("issues");
        for (String title : titles) {
            issues.addObject().put("severity", "CRITICAL").put("title", title);
        }
        return verdict;
    }

    /** A code review's; each issue has the highest severity and was not fixed. */
    public static ObjectNode codeReview(String highestSeverity, String... titles) {
        ObjectNode verdict = object().put("highest_severity", highestSeverity);
        ArrayNode issues = verdict.putArray("issues");
        for (String title : titles) {
            issues.addObject()
                    .put("severity", highestSeverity)
                    .put("title", title)
                    .put("fixed", false);
        }
        return verdict;
    }

    private static ObjectNode commit(String toolResults) {
        Matcher hash = HASH.matcher(toolResults);
        if (hash.find()) {
            return object().put("outcome", "committed").put("commit", hash.group());
        }
        return object().put("outcome", toolResults.contains("nothing to commit") ? "nothing" : "failed")
                .put("reason", toolResults);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
