package dev.sprintrunner.report;

import dev.sprintrunner.command.CommandType;
import java.util.Optional;

/** The JSON schemas given to the agent with {@code --json-schema}, in the keywords every version accepts. */
public final class VerdictSchemas {
    private static final String CREATE_STORY = compact("""
            {"type":"object",
             "properties":{
              "stories":{"type":"array","description":"One entry a story.","items":{"type":"object",
               "properties":{
                "story":{"type":"string","description":"The story's key."},
                "tech_spec":{"type":"string","enum":["REQUIRED","SKIP"]},
                "reason":{"type":"string"}},
               "required":["story","tech_spec","reason"]}}},
             "required":["stories"]}
            """);

    private static final String DOCUMENT_REVIEW = compact("""
            {"type":"object",
             "properties":{
              "critical_issues":{"type":"boolean","description":"Whether any issue found is CRITICAL, also if it was fixed."},
              "issues":{"type":"array","description":"Every issue found, also those fixed.","items":{"type":"object",
               "properties":{
                "severity":{"type":"string","enum":["CRITICAL","HIGH","MEDIUM","LOW"]},
                "title":{"type":"string"},
                "file":{"type":"string"}},
               "required":["severity","title"]}}},
             "required":["critical_issues","issues"]}
            """);

    private static final String CODE_REVIEW = compact("""
            {"type":"object",
             "properties":{
              "highest_severity":{"type":"string","enum":["CRITICAL","HIGH","MEDIUM","LOW","NONE"],
               "description":"The worst severity of the issues found, also of those fixed; NONE only when none was found."},
              "issues":{"type":"array","description":"Every issue found, also those fixed.","items":{"type":"object",
               "properties":{
                "severity":{"type":"string","enum":["CRITICAL","HIGH","MEDIUM","LOW"]},
                "title":{"type":"string"},
                "file":{"type":"string"},
                "fixed":{"type":"boolean"}},
               "required":["severity","title","fixed"]}}},
             "required":["highest_severity","issues"]}
            """);

    private static final String BATCH_COMMIT = compact("""
            {"type":"object",
             "properties":{
              "outcome":{"type":"string","enum":["committed","nothing","failed"]},
              "commit":{"type":"string","description":"The hash of the new commit."},
              "reason":{"type":"string","description":"Why nothing was committed."}},
             "required":["outcome"]}
            """);

    private VerdictSchemas() {}

    /** The schema, on one line; empty for a command that ends without a verdict. */
    public static Optional<String> forCommand(CommandType command) {
        return switch (command) {
            case CREATE_STORY -> Optional.of(CREATE_STORY);
            case STORY_REVIEW, TECH_SPEC_REVIEW -> Optional.of(DOCUMENT_REVIEW);
            case CODE_REVIEW -> Optional.of(CODE_REVIEW);
            case BATCH_COMMIT -> Optional.of(BATCH_COMMIT);
            case STORY_DISCOVERY, CREATE_TECH_SPEC, DEV_STORY, PROJECT_CONTEXT, VERIFY -> Optional.empty();
        };
    }

    private static String compact(String schema) {
        return schema.replaceAll("\\R\\s*", "");
    }
}
