package dev.sprintrunner.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.command.CommandType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Verdicts as JSON, in the shapes of {@link VerdictSchemas}: what an agent answers with, and what the database keeps.
 * What is written here reads back equal. Kept beside the schema: {@code counts}, an object of numbers by lower-case
 * severity, where the agent gave them; a null {@code story} for a decision that counts by its place.
 */
public final class VerdictJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private VerdictJson() {}

    public static ObjectNode write(Verdict verdict) {
        if (verdict instanceof Verdict.StoriesCreated created) {
            return write(created);
        }
        if (verdict instanceof Verdict.DocumentReview review) {
            return write(review);
        }
        if (verdict instanceof Verdict.CodeReview review) {
            return write(review);
        }
        if (verdict instanceof Verdict.Verification verification) {
            return NODES.objectNode().put("passed", verification.passed());
        }
        return write((Verdict.Commit) verdict);
    }

    /**
     * Reads the verdict of {@code command}. Missing fields that decide something, wrong types and words outside an
     * enumeration make it no verdict; {@code reason} and {@code fixed} may be absent, unknown fields are ignored.
     *
     * @return empty when {@code json} is no such verdict or the command has none
     */
    public static Optional<Verdict> read(CommandType command, JsonNode json) {
        if (!json.isObject()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(
                    switch (command) {
                        case CREATE_STORY -> new VerdictFields(json).storiesCreated();
                        case STORY_REVIEW, TECH_SPEC_REVIEW -> new VerdictFields(json).documentReview();
                        case CODE_REVIEW -> new VerdictFields(json).codeReview();
                        case BATCH_COMMIT -> new VerdictFields(json).commit();
                        case STORY_DISCOVERY, CREATE_TECH_SPEC, DEV_STORY, PROJECT_CONTEXT, VERIFY -> null;
                    });
        } catch (VerdictFields.Mismatch e) {
            return Optional.empty(); // not of the shape: for the caller the same as no verdict
        }
    }

    private static ObjectNode write(Verdict.StoriesCreated created) {
        ObjectNode json = NODES.objectNode();
        ArrayNode stories = json.putArray("stories");
        for (Verdict.SpecDecision decision : created.decisions()) {
            stories.addObject()
                    .put("story", decision.story())
                    .put("tech_spec", decision.need().name())
                    .put("reason", decision.reason());
        }
        return json;
    }

    private static ObjectNode write(Verdict.DocumentReview review) {
        ObjectNode json = NODES.objectNode().put("critical_issues", review.criticalIssues());
        writeIssues(json, review.issues(), false);
        return json;
    }

    private static ObjectNode write(Verdict.CodeReview review) {
        ObjectNode json =
                NODES.objectNode().put("highest_severity", review.highest().name());
        writeIssues(json, review.issues(), true);
        if (!review.counts().isEmpty()) {
            ObjectNode counts = json.putObject("counts");
            review.counts()
                    .forEach((severity, count) -> counts.put(severity.name().toLowerCase(Locale.ROOT), count));
        }
        return json;
    }

    private static void writeIssues(ObjectNode json, List<Issue> issues, boolean withFixed) {
        ArrayNode array = json.putArray("issues");
        for (Issue issue : issues) {
            ObjectNode node =
                    array.addObject().put("severity", issue.severity().name()).put("title", issue.title());
            if (issue.file() != null) {
                node.put("file", issue.file());
            }
            if (withFixed || issue.fixed()) {
                node.put("fixed", issue.fixed());
            }
        }
    }

    private static ObjectNode write(Verdict.Commit commit) {
        ObjectNode json =
                NODES.objectNode().put("outcome", commit.outcome().name().toLowerCase(Locale.ROOT));
        if (commit.commit() != null) {
            json.put("commit", commit.commit());
        }
        if (commit.reason() != null) {
            json.put("reason", commit.reason());
        }
        return json;
    }
}
