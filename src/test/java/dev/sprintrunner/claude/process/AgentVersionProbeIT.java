package dev.sprintrunner.claude.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.claude.process.AgentCheck.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentVersionProbeIT {
    @TempDir
    Path directory;

    @Test
    void readsTheVersion() throws IOException {
        assertThat(check("[ \"$1\" = --version ] && echo '2.1.330 (Claude Code)'")
                        .verdict())
                .isEqualTo(Verdict.TESTED);
    }

    @Test
    void tellsWhyAProgramFailed() throws IOException {
        AgentCheck check = check("echo 'node: not found' >&2; exit 127");

        assertThat(check.verdict()).isEqualTo(Verdict.UNUSABLE);
        assertThat(check.message()).contains("127").contains("node: not found");
    }

    @Test
    void doesNotWaitForEver() throws IOException {
        long start = System.nanoTime();

        AgentCheck check = check("sleep 300 & sleep 300", Duration.ofMillis(300));

        assertThat(check.verdict()).isEqualTo(Verdict.UNUSABLE);
        assertThat(check.message()).contains("no answer");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void readsBoundedOutput() throws IOException {
        assertThat(check("yes | head -c 5000000").message()).hasSizeLessThan(400);
    }

    @Test
    void namesAMissingProgram() {
        AgentCheck check = new AgentVersionProbe(Duration.ofSeconds(9)).check(List.of("no-such-agent"), directory);

        assertThat(check.verdict()).isEqualTo(Verdict.UNUSABLE);
        assertThat(check.message()).contains("no-such-agent").contains("agent_command");
    }

    private AgentCheck check(String script) throws IOException {
        return check(script, Duration.ofSeconds(60));
    }

    private AgentCheck check(String script, Duration timeout) throws IOException {
        Path file = Files.writeString(directory.resolve("agent.sh"), script);
        return new AgentVersionProbe(timeout).check(List.of("sh", file.toString()), directory);
    }
}
