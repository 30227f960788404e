package dev.sprintrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.testkit.TestProject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    private Path directory;

    private TestProject project;

    @BeforeEach
    void create() throws Exception {
        project = TestProject.in(directory).story("1-1-scanner", "backlog").create();
        Files.createDirectories(project.root().resolve(".sprint-runner"));
        Files.writeString(project.root().resolve(".sprint-runner/.gitignore"), "*\n");
    }

    private void agent(String script) throws Exception {
        Path agent = Files.writeString(project.root().resolve(".sprint-runner/agent"), "#!/bin/sh\n" + script + "\n");
        assertThat(agent.toFile().setExecutable(true)).isTrue();
        Files.writeString(
                project.root().resolve(".sprint-runner/settings.yaml"), "agent_command: [\"" + agent + "\"]\n");
    }

    @Test
    void isContentWhenNothingIsMissing() throws Exception {
        agent("echo '2.1.330 (Claude Code)'");

        CliRun run = CliRun.in(project.root(), "doctor");

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("ok       agent: Claude Code 2.1.330")
                .contains("ok       sprint status: ", "1 stories, 1 to do")
                .contains("ok       git: clean, on branch main")
                .contains("Ready to run");
    }

    @Test
    void failsWithoutAnAgent() throws Exception {
        agent("exit 3");

        CliRun run = CliRun.in(project.root(), "doctor");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("error    agent: ", "exit code 3", "Not ready: mend the errors first.");
    }

    @Test
    void tellsOfAnotherProgram() throws Exception {
        agent("echo 'frob 1.0'");

        assertThat(CliRun.in(project.root(), "doctor").out()).contains("warning  agent: ", "frob 1.0");
    }

    @Test
    void tellsOfAHalfDoneMergeAndTrackedRuntimeFiles() throws Exception {
        agent("echo '2.1.330 (Claude Code)'");
        project.git("add", "-f", ".sprint-runner/settings.yaml");
        project.git("commit", "-q", "-m", "Share the settings");
        Files.writeString(project.root().resolve(".git/MERGE_HEAD"), project.git("rev-parse", "HEAD") + "\n");

        CliRun run = CliRun.in(project.root(), "doctor");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("error    git: a merge is half done", ".sprint-runner/ is under version control");
    }

    @Test
    void tellsOfSeveralSprintStatusFiles() throws Exception {
        agent("echo '2.1.330 (Claude Code)'");
        Path bare = Files.createDirectories(directory.resolve("bare"));
        for (String folder : new String[] {"docs", "_bmad-output"}) {
            Files.createDirectories(bare.resolve(folder));
            Files.writeString(
                    bare.resolve(folder).resolve("sprint-status.yaml"), "development_status:\n  1-1-a: done\n");
        }

        CliRun run = CliRun.in(directory, "doctor", "--project", bare.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("several sprint-status files", "--sprint-status");
    }
}
