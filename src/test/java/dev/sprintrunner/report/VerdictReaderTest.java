package dev.sprintrunner.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.report.Verdict.SpecDecision;
import dev.sprintrunner.report.Verdict.TechSpecNeed;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictReaderTest {
    private static final String R = "[TECH-SPEC-DECISION: REQUIRED]";
    private static final String S = "[TECH-SPEC-DECISION: SKIP]";

    private static String text(CommandType command, String text) {
        String lines = text.replace('¶', '\n').replace("[R]", R).replace("[S]", S);
        return Readings.summary(Readings.ofText(command, lines));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[R]; 3a-1-chat-input=REQUIRED",
                "[R]¶[S]; 3a-1-chat-input=REQUIRED, 3a-10-chat-output=SKIP",
                "[S] [R]; 3a-1-chat-input=SKIP, 3a-10-chat-output=REQUIRED",
                "[R]¶[S]¶Summary:¶[S]¶[S]; 3a-1-chat-input=SKIP, 3a-10-chat-output=SKIP",
                "3a-10: [R]¶3a-1: [S]; 3a-10-chat-output=REQUIRED, 3a-1-chat-input=SKIP",
                "3a-10: [R]¶[S]; 3a-10-chat-output=REQUIRED, 3a-1-chat-input=SKIP",
                "3a-1: [R]¶3a-1: [S]; 3a-1-chat-input=SKIP",
                "**Story 3a-10-chat-output** - `[S]`; 3a-10-chat-output=SKIP",
                "Both 3a-1 and 3a-10: [S]; 3a-1-chat-input=SKIP, 3a-10-chat-output=SKIP",
                "3a-1: [R]¶3a-10: [R]¶[S]¶[S]; 3a-1-chat-input=SKIP, 3a-10-chat-output=SKIP",
                "3a-1: [R]¶3a-10: [S]¶[S]; 3a-1-chat-input=SKIP, 3a-10-chat-output=SKIP",
                "[R]¶[S]¶[R]; ''",
                "[S]¶[S]¶[S]; 3a-1-chat-input=SKIP, 3a-10-chat-output=SKIP",
                "tech-spec-decision: **skip**; 3a-1-chat-input=SKIP",
                "[TECH-SPEC-DECISION: `REQUIRED`]; 3a-1-chat-input=REQUIRED",
                "[TECH-SPEC-DECISION: REQUIRED|SKIP]; ''",
                "[TECH-SPEC-DECISION: REQUIRED/SKIP] or [TECH-SPEC-DECISION: SKIP or REQUIRED]; ''",
                "> [R]; ''",
                "[TECH-SPEC-DECISION: SKIPPED]; ''",
                "no decision at all; ''",
                "''; ''"
            })
    void readsTechSpecDecisionsByNameOrInOrder(String text, String expected) {
        assertThat(text(CommandType.CREATE_STORY, text)).isEqualTo("[" + expected + "]");
    }

    @Test
    void givesStructuredDecisionsTheirKeys() {
        String json = "{'stories':[{'story':'3a-10','tech_spec':'SKIP','reason':'small'},"
                + "{'story':'3a-2','tech_spec':'REQUIRED','reason':''},"
                + "{'story':'3a-1','tech_spec':'SKIP','reason':''},{'story':'3A-1','tech_spec':'REQUIRED','reason':'big'}]}";
        assertThat(Readings.verdict(Readings.ofJson(CommandType.CREATE_STORY, json, "[R]")))
                .isEqualTo(new Verdict.StoriesCreated(List.of(
                        new SpecDecision("3a-10-chat-output", TechSpecNeed.SKIP, "small"),
                        new SpecDecision("3a-2", TechSpecNeed.REQUIRED, ""),
                        new SpecDecision("3a-1-chat-input", TechSpecNeed.REQUIRED, "big"))));
    }

    @Test
    void keepsTheAgentsNamesWhereNoStoriesAreExpected() {
        assertThat(Readings.verdict(VerdictReader.read(CommandType.CREATE_STORY, Optional.empty(), R, List.of())))
                .isEqualTo(new Verdict.StoriesCreated(List.of(new SpecDecision(null, TechSpecNeed.REQUIRED, ""))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[CRITICAL-ISSUES-FOUND: YES]; critical",
                "[critical-issues-found: no]; clear",
                "**[CRITICAL-ISSUES-FOUND: `NO`]**; clear",
                "CRITICAL ISSUES FOUND: 2; critical",
                "CRITICAL ISSUES FOUND: 2, 3 others; critical",
                "**CRITICAL ISSUES FOUND:** 0; clear",
                "NO CRITICAL ISSUES FOUND; clear",
                "- No critical issues found.; clear",
                "CRITICAL ISSUES FOUND: NO, nothing; clear",
                "CRITICAL ISSUES FOUND: 2¶fixed¶NO CRITICAL ISSUES FOUND; clear",
                "NO CRITICAL ISSUES FOUND¶CRITICAL ISSUES FOUND: 1; critical",
                "3a-1: CRITICAL ISSUES FOUND: 2¶3a-10: NO CRITICAL ISSUES FOUND; critical",
                "3a-1: CRITICAL ISSUES FOUND: 2¶3a-1: CRITICAL ISSUES FOUND: 0¶3a-10: NO CRITICAL ISSUES FOUND; clear",
                "3a-1: CRITICAL ISSUES FOUND: 2¶[CRITICAL-ISSUES-FOUND: NO]; clear",
                "[CRITICAL-ISSUES-FOUND: YES|NO]; missing",
                "[CRITICAL-ISSUES-FOUND: YES or NO]; missing",
                "CRITICAL ISSUES FOUND: n; missing",
                "I looked for critical issues found before; missing",
                "NO CRITICAL ISSUES FOUND: 3; missing",
                "> NO CRITICAL ISSUES FOUND; missing",
                "''; missing"
            })
    void readsDocumentReviews(String text, String expected) {
        assertThat(text(CommandType.STORY_REVIEW, text)).isEqualTo(expected);
        assertThat(text(CommandType.TECH_SPEC_REVIEW, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "{'critical_issues':true,'issues':[]}; critical",
                "{'critical_issues':false,'issues':[{'severity':'HIGH','title':'t'}]}; clear",
                "{'critical_issues':false,'issues':[{'severity':'CRITICAL','title':'t'}]}; contradiction",
                "{'critical_issues':'false','issues':[]}; missing"
            })
    void readsStructuredDocumentReviews(String json, String expected) {
        assertThat(Readings.summary(Readings.ofJson(CommandType.STORY_REVIEW, json, "")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[COMMIT-SUCCESS: abc1234]; COMMITTED abc1234 null",
                "[commit-success: `ABC1234`]; COMMITTED ABC1234 null",
                "**[COMMIT-SUCCESS: commit abc1234 on main]**; COMMITTED abc1234 null",
                "[COMMIT-SUCCESS]; COMMITTED null null",
                "[COMMIT-SUCCESS: feat(2a) stories]; COMMITTED null null",
                "Done. [NO-CHANGES-TO-COMMIT]; NOTHING null null",
                "[COMMIT-FAILED: hook [eslint] says **/*.js is bad]; FAILED null hook [eslint] says **/*.js is bad",
                "[COMMIT-FAILED: cut; FAILED null cut",
                "[COMMIT-FAILED: hook]¶again¶[COMMIT-SUCCESS: abc1234]; COMMITTED abc1234 null",
                "[COMMIT-SUCCESS: abc1234] [COMMIT-FAILED: push]; FAILED null push",
                "[COMMIT-SUCCESS: hash]; missing",
                "[COMMIT-SUCCESS: <hash>]; missing",
                "[COMMIT-FAILED: why]; missing",
                "[COMMIT-FAILED: {reason}]; missing",
                "COMMIT-SUCCESS: abc1234; missing",
                "> [COMMIT-SUCCESS: abc1234]; missing",
                "[COMMIT-SUCCESSES: abc1234]; missing",
                "''; missing"
            })
    void readsCommits(String text, String expected) {
        assertThat(text(CommandType.BATCH_COMMIT, text)).isEqualTo(expected);
    }

    @Test
    void readsStructuredCommits() {
        assertThat(Readings.summary(Readings.ofJson(
                        CommandType.BATCH_COMMIT, "{'outcome':'nothing','reason':'clean'}", "[COMMIT-SUCCESS: abcd]")))
                .isEqualTo("NOTHING null clean");
    }

    @ParameterizedTest
    @EnumSource(
            value = CommandType.class,
            names = {"STORY_DISCOVERY", "CREATE_TECH_SPEC", "DEV_STORY", "PROJECT_CONTEXT"})
    void findsNothingForCommandsWithoutAVerdict(CommandType command) {
        assertThat(text(command, "ZERO ISSUES [COMMIT-SUCCESS: abc1234]")).isEqualTo("missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BLOCKED: no database; no database",
                "text¶  BLOCKED: no database  ¶more; no database",
                "**BLOCKED:** no database; no database",
                "**BLOCKED**: no `db`; no `db`",
                "BLOCKED: one¶BLOCKED: two; two",
                "BLOCKED:; no reason given",
                "I am not BLOCKED: fine; ''",
                "blocked: by nothing; ''",
                "BLOCKED: none; ''",
                "BLOCKED: N/A.; ''",
                "BLOCKED: reason; ''",
                "BLOCKED: <reason>; ''",
                "- BLOCKED: 2 tasks; ''",
                "UNBLOCKED: yes; ''",
                "''; ''"
            })
    void readsWhyDevelopmentIsBlocked(String text, String expected) {
        assertThat(DevStoryNotes.blocked(text.replace('¶', '\n')).orElse("")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[ALREADY-IMPLEMENTED: all [3] tests pass]; all [3] tests pass",
                "**[already-implemented: in 1a-1]** so done; in 1a-1",
                "[ALREADY-IMPLEMENTED]; no reason given",
                "[ALREADY-IMPLEMENTED: one]¶[ALREADY-IMPLEMENTED: two]; two",
                "[ALREADY-IMPLEMENTED: why]; ''",
                "> [ALREADY-IMPLEMENTED: quoted]; ''",
                "already implemented; ''",
                "''; ''"
            })
    void readsThatNothingWasLeftToDo(String text, String expected) {
        assertThat(DevStoryNotes.alreadyImplemented(text.replace('¶', '\n')).orElse(""))
                .isEqualTo(expected);
    }

    @Test
    @Timeout(60)
    void staysCheapOnHugeAnswers() {
        List<String> parts = List.of(
                "x",
                " ",
                "{",
                "\n{",
                "{\"a\":",
                "}",
                "[",
                "ISSUES: 1 HIGH ",
                "HIGHEST SEVERITY: ",
                "HIGHEST  ",
                "\n",
                "*",
                "ZERO ISSUES ",
                "ZERO ISSUES\n",
                "NO CRITICAL ISSUES FOUND ",
                "[COMMIT-FAILED: ",
                "3a-1 ",
                "1 ",
                "BLOCKED: x\n",
                "HIGH: ",
                "- [HIGH] x\n",
                R,
                "[ALREADY-IMPLEMENTED: ");
        for (String part : parts) {
            String huge = part.repeat(300_000 / part.length()) + "}";
            for (CommandType command : CommandType.values()) {
                assertThat(Readings.ofText(command, huge)).isNotNull();
            }
            assertThat(DevStoryNotes.blocked(huge)).isNotNull();
            assertThat(DevStoryNotes.alreadyImplemented(huge)).isNotNull();
        }
    }

    @Test
    void neverThrowsOnRandomText() {
        Random random = new Random(3);
        String[] pieces = {
            "HIGHEST SEVERITY: ",
            "HIGH",
            "NONE",
            "|",
            "ZERO ISSUES",
            "Issues: ",
            "2 ",
            "- [",
            "]",
            "{",
            "}",
            "\"",
            ":",
            "\n",
            "\r",
            "```",
            "> ",
            "**",
            R,
            S,
            "3a-1",
            "3a-10",
            "CRITICAL ISSUES FOUND: ",
            "NO ",
            "[COMMIT-SUCCESS: ",
            "abc1234",
            "[COMMIT-FAILED: ",
            "\ud83d",
            "\u0000",
            "$",
            "\\",
            "highest_severity",
            "[]",
            ","
        };
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(30); j > 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            for (CommandType command : CommandType.values()) {
                assertThat(Readings.ofText(command, text.toString())).isNotNull();
            }
            assertThat(DevStoryNotes.blocked(text.toString())).isNotNull();
        }
    }
}
