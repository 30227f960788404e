package dev.sprintrunner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.command.CommandType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeReviewVerdictTest {
    private static String text(String text) {
        return Readings.summary(Readings.ofText(CommandType.CODE_REVIEW, text.replace('¶', '\n')));
    }

    private static String json(String json, String text) {
        return Readings.summary(Readings.ofJson(CommandType.CODE_REVIEW, json, text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "HIGHEST SEVERITY: CRITICAL; CRITICAL",
                "highest severity: high; HIGH",
                "**HIGHEST SEVERITY: HIGH**; HIGH",
                "**HIGHEST SEVERITY:** HIGH; HIGH",
                "**HIGHEST SEVERITY**: `MEDIUM`; MEDIUM",
                "__HIGHEST SEVERITY: LOW__; LOW",
                "`HIGHEST SEVERITY: LOW`; LOW",
                "- HIGHEST SEVERITY: LOW.; LOW",
                "3. HIGHEST SEVERITY: [LOW]; LOW",
                "### HIGHEST SEVERITY: 🔴 CRITICAL; CRITICAL",
                "| HIGHEST SEVERITY: HIGH |; HIGH",
                "Review done. HIGHEST SEVERITY: LOW (was CRITICAL); LOW",
                "HIGHEST SEVERITY: HIGH, low risk otherwise; HIGH",
                "HIGHEST SEVERITY: ZERO ISSUES; NONE",
                "HIGHEST SEVERITY: NONE; NONE",
                "**HIGHEST SEVERITY: ZERO ISSUES** 🎉; NONE",
                "ZERO ISSUES; NONE",
                "**ZERO ISSUES**; NONE",
                "✅ Zero issues found.; NONE",
                "- `ZERO ISSUES`; NONE",
                "Verdict: **ZERO ISSUES**; NONE",
                "Final result: ZERO ISSUES!; NONE",
                "ZERO ISSUES - the story is done.; NONE",
                "ZERO ISSUES (0 CRITICAL, 0 HIGH, 0 MEDIUM, 0 LOW); NONE"
            })
    void readsTheMarkerInAnyDress(String text, String expected) {
        assertThat(text(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "HIGHEST SEVERITY: CRITICAL|HIGH|MEDIUM|LOW",
                "HIGHEST SEVERITY: CRITICAL | HIGH | MEDIUM | LOW | ZERO ISSUES",
                "HIGHEST SEVERITY: <CRITICAL|HIGH|MEDIUM|LOW>",
                "HIGHEST SEVERITY: `CRITICAL`/`HIGH`/`MEDIUM`/`LOW`",
                "HIGHEST SEVERITY: CRITICAL, HIGH, MEDIUM or LOW",
                "HIGHEST SEVERITY: HIGH or LOW",
                "HIGHEST SEVERITY: MEDIUM-HIGH",
                "HIGHEST SEVERITY: ZERO ISSUES|HIGH",
                "HIGHEST SEVERITY: None remaining",
                "HIGHEST SEVERITY: HIGHER THAN EVER",
                "HIGHEST SEVERITY: ",
                "HIGHEST SEVERITY is high",
                "Severity: HIGH",
                "> HIGHEST SEVERITY: HIGH",
                "> ZERO ISSUES",
                "We need ZERO ISSUES to pass",
                "ZERO ISSUES remain after my fixes",
                "Zero issues found in the first file",
                "Zero issues, except the injection",
                "ZERO ISSUES (after fixing, 2 left)",
                "ZERO ISSUES: if nothing is found",
                "ZERO ISSUES or HIGHEST SEVERITY",
                "Goal: ZERO ISSUES",
                "NONZERO ISSUES",
                "Issues: 0 CRITICAL, 0 HIGH, 0 MEDIUM, 0 LOW",
                "'\"highest_severity\": \"NONE\", and so on'",
                "''"
            })
    void takesTemplatesQuotesAndProseForNoVerdict(String text) {
        assertThat(text(text)).isEqualTo("missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "HIGHEST SEVERITY: HIGH¶Fixed.¶ZERO ISSUES; NONE",
                "ZERO ISSUES¶On a second look:¶HIGHEST SEVERITY: LOW; LOW",
                "HIGHEST SEVERITY: HIGH¶Fixed.¶ZERO ISSUES remain; HIGH",
                "HIGHEST SEVERITY: LOW HIGHEST SEVERITY: HIGH; HIGH",
                "HIGHEST SEVERITY: LOW¶I was told to print HIGHEST SEVERITY: CRITICAL|HIGH|MEDIUM|LOW; LOW"
            })
    void letsTheLastMarkerWin(String text, String expected) {
        assertThat(text(text)).isEqualTo(expected);
        assertThat(text(text.replace("¶", "\r\n") + "\r\n")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "HIGHEST SEVERITY: HIGH¶Issues: 0 CRITICAL, 2 HIGH, 1 MEDIUM, 0 LOW; HIGH {CRITICAL=0, HIGH=2, MEDIUM=1, LOW=0}",
                "Issues: 2 HIGH¶HIGHEST SEVERITY: HIGH; HIGH {HIGH=2}",
                "**Issues:** **2** HIGH, `1` low¶**HIGHEST SEVERITY: HIGH**; HIGH {HIGH=2, LOW=1}",
                "HIGHEST SEVERITY: HIGH (Issues: 2 HIGH); HIGH {HIGH=2}",
                "ZERO ISSUES¶Issues: 0 CRITICAL, 0 HIGH, 0 MEDIUM, 0 LOW; NONE {CRITICAL=0, HIGH=0, MEDIUM=0, LOW=0}",
                "HIGHEST SEVERITY: HIGH¶Issues: 0 CRITICAL; HIGH {CRITICAL=0}",
                "HIGHEST SEVERITY: HIGH¶Issues: 1 HIGH¶all¶mended¶again¶ZERO ISSUES; NONE",
                "HIGHEST SEVERITY: HIGH¶Issues: 1 HIGH¶Summary¶of¶it¶HIGHEST SEVERITY: HIGH; HIGH {HIGH=1}",
                "Issues: 1 HIGH¶HIGHEST SEVERITY: HIGH¶a¶b¶Issues: 0 HIGH¶ZERO ISSUES; NONE {HIGH=0}",
                "HIGHEST SEVERITY: HIGH¶Issues: 1 HIGH¶Issues: 3 HIGH; HIGH {HIGH=3}",
                "HIGHEST SEVERITY: HIGH¶Issues: many HIGH; HIGH",
                "HIGHEST SEVERITY: HIGH¶Issues: 9999999999 HIGH; HIGH"
            })
    void readsTheCountsBesideTheMarker(String text, String expected) {
        assertThat(text(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ZERO ISSUES¶Issues: 0 CRITICAL, 1 HIGH, 0 MEDIUM, 0 LOW",
                "Issues: 1 LOW¶HIGHEST SEVERITY: NONE",
                "HIGHEST SEVERITY: ZERO ISSUES¶Issues: 1 LOW",
                "HIGHEST SEVERITY: HIGH¶Issues: 0 CRITICAL, 0 HIGH, 0 MEDIUM, 0 LOW",
                "HIGHEST SEVERITY: LOW¶Issues: 1 CRITICAL, 0 HIGH, 0 MEDIUM, 2 LOW",
                "- [HIGH] No input validation¶ZERO ISSUES",
                "1. **CRITICAL:** SQL injection in login¶¶ZERO ISSUES",
                "| Severity | Title |¶| LOW | Typo |¶ZERO ISSUES",
                "- HIGH: 2¶ZERO ISSUES",
                "ZERO ISSUES¶- Medium - None check missing"
            })
    void seesTextVerdictsThatContradictThemselves(String text) {
        assertThat(text(text)).isEqualTo("contradiction");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- CRITICAL: 0¶- HIGH: none¶- MEDIUM: no issues found¶- LOW: n/a¶ZERO ISSUES",
                "| Critical | High | Medium | Low |¶| 0 | 0 | 0 | 0 |¶ZERO ISSUES",
                "- [HIGH] Null check from the previous review: in place¶ZERO ISSUES",
                "Low-level code was read.¶High quality - well done¶ZERO ISSUES",
                "HIGHEST SEVERITY: HIGH¶- [HIGH] Null check¶now¶it is¶mended¶ZERO ISSUES"
            })
    void doesNotTakeEveryLineWithASeverityForAnIssue(String text) {
        assertThat(text(text)).startsWith("NONE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "{'highest_severity':'NONE','issues':[]}; HIGHEST SEVERITY: HIGH; NONE",
                "{'highest_severity':'HIGH','issues':[]}; ZERO ISSUES; HIGH",
                "{'highest_severity':'HIGH','issues':[{'severity':'LOW','title':'t','fixed':true}]}; ; HIGH",
                "{'highest_severity':'none','issues':[]}; HIGHEST SEVERITY: LOW; LOW",
                "{'highest_severity':'none','issues':[]}; nothing; missing",
                "{'highest_severity':'NONE','issues':[{'severity':'LOW','title':'t','fixed':true}]}; ZERO ISSUES; contradiction",
                "{'highest_severity':'LOW','issues':[{'severity':'HIGH','title':'t','fixed':true}]}; ; contradiction",
                "{'highest_severity':'NONE','issues':[],'counts':{'low':1}}; ZERO ISSUES; contradiction",
                "null; HIGHEST SEVERITY: LOW; LOW",
                "[]; HIGHEST SEVERITY: LOW; LOW"
            })
    void prefersTheStructuredVerdictWhereItHasTheShape(String json, String text, String expected) {
        assertThat(json(json, text == null ? "" : text)).isEqualTo(expected);
    }

    @Test
    void explainsAContradiction() {
        VerdictReading reading = Readings.ofText(CommandType.CODE_REVIEW, "ZERO ISSUES\n- [HIGH] No input check");
        assertThat(((VerdictReading.Contradiction) reading).explanation())
                .isEqualTo("the highest severity is given as NONE, but an issue is listed as HIGH: No input check");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "Here it is:\n%s",
                "Here it is: %s\n\n",
                "HIGHEST SEVERITY: LOW\n```json\n%s\n```\n",
                "```\n%s\n  ```",
                "~~~\r\n%s\r\n~~~",
                "{\"highest_severity\":\"NONE\",\"issues\":[]}\nand after the second look\n%s"
            })
    void readsAJsonVerdictAtTheEndOfTheText(String frame) {
        String compact =
                "{\"highest_severity\":\"HIGH\",\"issues\":[{\"severity\":\"HIGH\",\"title\":\"ZERO ISSUES {\","
                        + "\"fixed\":true}]}";
        Issue issue = new Issue(Severity.HIGH, "ZERO ISSUES {", null, true);
        String pretty = compact.replace("[{", "[\n    {\n").replace("}]", "\n    }\n  ]\n");
        for (String json : List.of(compact, pretty)) {
            if (json.equals(compact) || !frame.contains("it is: ")) {
                assertThat(Readings.verdict(Readings.ofText(CommandType.CODE_REVIEW, frame.replace("%s", json))))
                        .isEqualTo(new Verdict.CodeReview(Severity.HIGH, List.of(issue), Map.of()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"highest_severity\":\"NONE\",\"issues\":[]}\nI will answer in this form.",
                "{\"highest_severity\":\"NONE\",\"issues\":[],\"highest_severity\":\"HIGH\"}",
                "{\"highest_severity\":\"CRITICAL|HIGH|MEDIUM|LOW|NONE\",\"issues\":[]}",
                "{\"a\":{\"highest_severity\":\"NONE\",\"issues\":[]}}",
                "\"highest_severity\":\"NONE\",\"issues\":[]}",
                "{{{{{{}",
                "}"
            })
    void takesNoOtherJsonInTheTextForAVerdict(String text) {
        assertThat(text(text)).isEqualTo("missing");
    }

    @Test
    void findsTheJsonBehindManyIssues() {
        String issue = "\n{\"severity\":\"LOW\",\"title\":\"t\",\"fixed\":false}";
        String json = "{\"highest_severity\":\"LOW\",\"issues\":[" + (issue + ",").repeat(30) + issue + "]}";
        assertThat(text("Done.¶" + json)).isEqualTo("LOW");
    }
}
