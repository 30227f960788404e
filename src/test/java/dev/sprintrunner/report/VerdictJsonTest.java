package dev.sprintrunner.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.report.Verdict.CommitOutcome;
import dev.sprintrunner.report.Verdict.SpecDecision;
import dev.sprintrunner.report.Verdict.TechSpecNeed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static JsonNode json(String text) throws Exception {
        return MAPPER.readTree(text.replace('\'', '"'));
    }

    @Test
    void writesTheDocumentedShapes() throws Exception {
        assertThat(VerdictJson.write(
                        new Verdict.StoriesCreated(List.of(new SpecDecision("2a-1", TechSpecNeed.SKIP, "small")))))
                .isEqualTo(json("{'stories':[{'story':'2a-1','tech_spec':'SKIP','reason':'small'}]}"));
        assertThat(VerdictJson.write(
                        new Verdict.DocumentReview(true, List.of(new Issue(Severity.CRITICAL, "t", null, false)))))
                .isEqualTo(json("{'critical_issues':true,'issues':[{'severity':'CRITICAL','title':'t'}]}"));
        assertThat(VerdictJson.write(new Verdict.CodeReview(
                        Severity.LOW, List.of(new Issue(Severity.LOW, "t", "f", true)), Map.of(Severity.LOW, 1))))
                .isEqualTo(json("{'highest_severity':'LOW','issues':[{'severity':'LOW','title':'t','file':'f',"
                        + "'fixed':true}],'counts':{'low':1}}"));
        assertThat(VerdictJson.write(new Verdict.Commit(CommitOutcome.COMMITTED, "abc1234", null)))
                .isEqualTo(json("{'outcome':'committed','commit':'abc1234'}"));
    }

    @Test
    void readsBackWhatItWroteForAnyVerdict() throws Exception {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            assertRoundTrip(CommandType.CREATE_STORY, new Verdict.StoriesCreated(decisions(random)));
            assertRoundTrip(CommandType.STORY_REVIEW, new Verdict.DocumentReview(random.nextBoolean(), issues(random)));
            assertRoundTrip(
                    CommandType.CODE_REVIEW,
                    new Verdict.CodeReview(pick(random, Severity.values()), issues(random), counts(random)));
            assertRoundTrip(
                    CommandType.BATCH_COMMIT,
                    new Verdict.Commit(pick(random, CommitOutcome.values()), textOrNull(random), textOrNull(random)));
        }
    }

    private static void assertRoundTrip(CommandType command, Verdict verdict) throws Exception {
        JsonNode stored = MAPPER.readTree(VerdictJson.write(verdict).toString());
        assertThat(VerdictJson.read(command, stored)).contains(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "CREATE_STORY|{}",
                "CREATE_STORY|{'stories':{}}",
                "CREATE_STORY|{'stories':['2a-1']}",
                "CREATE_STORY|{'stories':[{'tech_spec':'SKIP','reason':''}]}",
                "CREATE_STORY|{'stories':[{'story':'a','tech_spec':'skip','reason':''}]}",
                "CREATE_STORY|{'stories':[{'story':'a','tech_spec':'MAYBE','reason':''}]}",
                "CREATE_STORY|{'stories':[{'story':3,'tech_spec':'SKIP','reason':''}]}",
                "STORY_REVIEW|{'critical_issues':'no','issues':[]}",
                "STORY_REVIEW|{'critical_issues':false}",
                "STORY_REVIEW|{'critical_issues':false,'issues':[{'severity':'NONE','title':'t'}]}",
                "TECH_SPEC_REVIEW|{'issues':[]}",
                "CODE_REVIEW|{'highest_severity':'none','issues':[]}",
                "CODE_REVIEW|{'highest_severity':null,'issues':[]}",
                "CODE_REVIEW|{'highest_severity':'NONE'}",
                "CODE_REVIEW|{'highest_severity':'LOW','issues':[{'severity':'LOW','title':null,'fixed':true}]}",
                "CODE_REVIEW|{'highest_severity':'LOW','issues':[{'severity':'LOW','title':'t','fixed':'yes'}]}",
                "CODE_REVIEW|{'highest_severity':'LOW','issues':[{'severity':'LOW','title':'t','file':4,'fixed':true}]}",
                "CODE_REVIEW|{'highest_severity':'LOW','issues':[null]}",
                "BATCH_COMMIT|{'outcome':'COMMITTED'}",
                "BATCH_COMMIT|{'outcome':'committed','commit':4}",
                "BATCH_COMMIT|{'commit':'abc'}",
                "BATCH_COMMIT|[]",
                "BATCH_COMMIT|'committed'",
                "DEV_STORY|{'outcome':'committed'}"
            })
    void takesOtherShapesForNoVerdict(CommandType command, String text) throws Exception {
        assertThat(VerdictJson.read(command, json(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'counts':'two'", "'counts':{'high':'2'}", "'counts':[1]", "'note':{}", "'counts':null"})
    void ignoresFieldsThatAreNotOurs(String field) throws Exception {
        assertThat(VerdictJson.read(
                        CommandType.CODE_REVIEW, json("{'highest_severity':'HIGH','issues':[]," + field + "}")))
                .contains(new Verdict.CodeReview(Severity.HIGH, List.of(), Map.of()));
    }

    @ParameterizedTest
    @EnumSource(CommandType.class)
    void offersASchemaForExactlyTheCommandsWithAVerdict(CommandType command) throws Exception {
        var schema = VerdictSchemas.forCommand(command);
        boolean silent = List.of(
                        CommandType.STORY_DISCOVERY,
                        CommandType.CREATE_TECH_SPEC,
                        CommandType.DEV_STORY,
                        CommandType.PROJECT_CONTEXT,
                        CommandType.VERIFY)
                .contains(command);
        assertThat(schema.isEmpty()).isEqualTo(silent);
        if (!silent) {
            assertThat(schema.get()).doesNotContain("\n");
            assertSimple(MAPPER.readTree(schema.get()));
        }
    }

    private static void assertSimple(JsonNode schema) {
        assertThat(schema.fieldNames())
                .toIterable()
                .isSubsetOf("type", "properties", "required", "items", "enum", "description");
        if (schema.has("properties")) {
            assertThat(schema.path("type").textValue()).isEqualTo("object");
            schema.path("required")
                    .forEach(name -> assertThat(schema.path("properties").has(name.textValue()))
                            .isTrue());
            schema.path("properties").forEach(VerdictJsonTest::assertSimple);
        }
        if (schema.has("items")) {
            assertSimple(schema.path("items"));
        }
    }

    @Test
    void asksForTheFieldsThatAreRead() throws Exception {
        JsonNode schema = MAPPER.readTree(
                VerdictSchemas.forCommand(CommandType.CODE_REVIEW).orElseThrow());
        assertThat(schema.at("/properties/highest_severity/enum"))
                .isEqualTo(json("['CRITICAL','HIGH','MEDIUM','LOW','NONE']"));
        assertThat(schema.at("/properties/issues/items/required")).isEqualTo(json("['severity','title','fixed']"));
        assertThat(schema.at("/properties/issues/items/properties").has("file")).isTrue();
        assertThat(schema.at("/required")).isEqualTo(json("['highest_severity','issues']"));
    }

    private static List<SpecDecision> decisions(Random random) {
        List<SpecDecision> decisions = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            decisions.add(new SpecDecision(textOrNull(random), pick(random, TechSpecNeed.values()), text(random)));
        }
        return decisions;
    }

    private static List<Issue> issues(Random random) {
        List<Issue> issues = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Severity severity = List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)
                    .get(random.nextInt(4));
            issues.add(new Issue(severity, text(random), textOrNull(random), random.nextBoolean()));
        }
        return issues;
    }

    private static Map<Severity, Integer> counts(Random random) {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        for (int i = random.nextInt(4); i > 0; i--) {
            counts.put(pick(random, Severity.values()), random.nextInt());
        }
        return counts;
    }

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static @Nullable String textOrNull(Random random) {
        return random.nextInt(3) == 0 ? null : text(random);
    }

    private static String text(Random random) {
        return List.of("", "a", "\"q\" \\ \n\t", "é🙂\u2028", "2a-1", "null").get(random.nextInt(6));
    }
}
