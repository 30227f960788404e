package dev.sprintrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.config.LockAttempt;
import dev.sprintrunner.config.Runner;
import dev.sprintrunner.config.RunnerLock;
import dev.sprintrunner.config.RuntimeDirectory;
import dev.sprintrunner.testkit.TestProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetCommandTest {
    @TempDir
    private Path directory;

    private TestProject project(String statusText) {
        return TestProject.in(directory).statusText(statusText).create();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2a-1-scanner", "2a-1", "2A.1"})
    void changesOneValueAndNothingElse(String key) throws Exception {
        String text = "\uFEFF" + """
                # mine
                last_updated: soon
                development_status:
                  epic-2a: done
                  2a-1-scanner: "blocked"   # why: see notes
                  2a-10-other: blocked
                """.replace("\n", "\r\n");
        TestProject project = project(text);

        CliRun run = CliRun.in(project.root(), "set", key, "ready-for-dev");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("2a-1-scanner: blocked -> ready-for-dev\n");
        assertThat(Files.readString(project.statusFile())).isEqualTo(text.replace("\"blocked\"", "\"ready-for-dev\""));
    }

    @Test
    void thereAndBackGivesTheSameBytes() throws Exception {
        String text = "development_status:\r\n  1-1-a: review # late\r\n";
        TestProject project = project(text);

        CliRun.in(project.root(), "set", "1-1", "done");
        CliRun.in(project.root(), "set", "1-1", "review");

        assertThat(Files.readString(project.statusFile())).isEqualTo(text);
    }

    @Test
    void whatIsSoAlreadyIsNotWritten() throws Exception {
        TestProject project = project("development_status:\n  1-1-a: done\n");

        CliRun run = CliRun.in(project.root(), "set", "1-1", "done");

        assertThat(run.out()).isEqualTo("1-1-a is done already\n");
    }

    @Test
    void aRefusedFileIsNotTouched() throws Exception {
        String text = "something_else:\n  1-1-a: done\n";
        TestProject project = project(text);

        CliRun run = CliRun.in(project.root(), "set", "1-1", "review");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no development_status");
        assertThat(Files.readString(project.statusFile())).isEqualTo(text);
    }

    @Test
    void onlyAStoryOfTheRunningCycleIsRefused() throws Exception {
        TestProject project =
                project("development_status:\n  1-1-a: in-progress\n  1-2-b: blocked\n  1-3-c: backlog\n");
        try (Recorded recorded = Recorded.in(project.root())) {
            long batch = recorded.batch();
            recorded.story(batch, "1-1-a", "1-1", "in-progress", "development begins");
            recorded.storyEnded(recorded.story(batch, "1-2-b", "1-2", "blocked", "3 failures"));
        }
        Path lock = RuntimeDirectory.of(project.root()).lock();
        LockAttempt attempt = RunnerLock.acquire(lock, Runner.current("run", Instant.EPOCH));
        try (RunnerLock held = ((LockAttempt.Acquired) attempt).lock()) {
            assertThat(held).isNotNull();
            CliRun worked = CliRun.in(project.root(), "set", "1-1", "backlog");
            CliRun ended = CliRun.in(project.root(), "set", "1-2", "review");
            CliRun other = CliRun.in(project.root(), "set", "1-3", "done");

            assertThat(worked.exitCode()).isEqualTo(2);
            assertThat(worked.err()).contains("1-1-a is being worked on; stop the batch first");
            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.err()).contains("1-2-b is being worked on");
            assertThat(other.exitCode()).isZero();
        }
        CliRun afterwards = CliRun.in(project.root(), "set", "1-1", "backlog");
        assertThat(afterwards.exitCode()).isZero();
    }
}
