package dev.sprintrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
    @TempDir
    private Path directory;

    @Test
    void writesSettingsAndPrompts() throws Exception {
        CliRun run = CliRun.in(directory, "init");

        Path runtime = directory.resolve(".sprint-runner");
        assertThat(run.exitCode()).isZero();
        assertThat(runtime.resolve("settings.yaml")).content().contains("#max_code_review_attempts: 10");
        assertThat(runtime.resolve("prompts/dev-story.md")).exists();
        assertThat(runtime.resolve("prompts/shared/ground-rules.md")).exists();
        assertThat(runtime.resolve(".gitignore")).hasContent("*");
        assertThat(run.out()).contains("settings.yaml written", "prompts copied");
        assertThat(CliRun.in(directory, "plan").err()).contains("no sprint-status.yaml"); // the settings can be read
    }

    @Test
    void keepsWhatWasEdited() throws Exception {
        CliRun.in(directory, "init");
        Path settings = Files.writeString(directory.resolve(".sprint-runner/settings.yaml"), "retention_days: 7\n");
        Path prompt = Files.writeString(directory.resolve(".sprint-runner/prompts/dev-story.md"), "mine\n");

        CliRun run = CliRun.in(directory, "init");

        assertThat(run.exitCode()).isZero();
        assertThat(settings).hasContent("retention_days: 7");
        assertThat(prompt).hasContent("mine");
        assertThat(run.out()).contains("left as it is", "0 prompts copied");
    }
}
