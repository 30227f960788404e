package dev.sprintrunner.claude.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.claude.process.AgentCheck.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentCheckTest {

    @ParameterizedTest
    @CsvSource({
        "2.1.162, REFUSED",
        "1.9.999, REFUSED",
        "2.1.163, UNTESTED",
        "2.1.196, UNTESTED",
        "2.1.197, TESTED",
        "2.1.330, TESTED",
        "2.1.331, UNTESTED",
        "2.1.1000, UNTESTED",
        "3.0.0, UNTESTED"
    })
    void judgesVersionsByNumber(String version, Verdict verdict) {
        AgentCheck check = AgentCheck.of(version + " (Claude Code)\n");

        assertThat(check.verdict()).isEqualTo(verdict);
        assertThat(check.version()).hasToString("Optional[" + version + "]");
        assertThat(check.message()).contains(version);
    }

    @Test
    void findsTheVersionBehindAGreeting() {
        assertThat(AgentCheck.of("Welcome to host\r\n2.1.330-beta.1 (Claude Code)\r\n")
                        .verdict())
                .isEqualTo(Verdict.TESTED);
    }

    @ParameterizedTest
    @CsvSource({"my-agent 1.0", "''", "9999999999.1.1 (Claude Code)", "2.1.330"})
    void letsAnotherAgentRun(String output) {
        AgentCheck check = AgentCheck.of(output);

        assertThat(check.verdict()).isEqualTo(Verdict.OTHER_AGENT);
        assertThat(check.verdict().mayRun()).isTrue();
        assertThat(check.message()).contains(output);
    }

    @Test
    void onlyRefusedAndUnusableMustNotRun() {
        assertThat(Verdict.values())
                .filteredOn(verdict -> !verdict.mayRun())
                .containsExactly(Verdict.REFUSED, Verdict.UNUSABLE);
    }
}
