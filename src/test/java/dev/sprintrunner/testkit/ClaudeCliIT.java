package dev.sprintrunner.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaudeCliIT {
    @TempDir
    Path dir;

    @Test
    void installsTheVersionThatTheBuildNames() {
        ProgramRun run = ProgramRun.of(
                List.of(ClaudeCli.executable().toString(), "--version"), dir, Map.of(), Duration.ofSeconds(30));

        assertThat(run.text()).isEqualTo(ClaudeCli.version() + " (Claude Code)");
    }

    @Test
    void installsOnceForParallelCallers() throws IOException {
        ClaudeCli cli = new ClaudeCli(dir, "1.2.3", npm(INSTALL_FAKE).toString());

        List<Path> programs =
                IntStream.range(0, 4).parallel().mapToObj(i -> cli.install()).toList();

        assertThat(programs).containsOnly(dir.resolve("1.2.3/node_modules/.bin/claude"));
        assertThat(dir.resolve("calls")).hasContent("call");
    }

    @Test
    void triesAgainWhenTheFirstInstallFails() throws IOException {
        Path npm = npm("[ -e \"$base/calls\" ] || { echo call > \"$base/calls\"; exit 1; }\n" + INSTALL_FAKE);

        assertThat(new ClaudeCli(dir, "1.2.3", npm.toString()).install()).isExecutable();
    }

    @Test
    void replacesAnInstallationThatDoesNotWork() throws IOException {
        Path program =
                Files.createDirectories(dir.resolve("1.2.3/node_modules/.bin")).resolve("claude");
        script(program, "exit 1\n");

        new ClaudeCli(dir, "1.2.3", npm(INSTALL_FAKE).toString()).install();

        assertThat(program).content().contains("1.2.3 (Claude Code)");
    }

    @Test
    void saysWhatNpmSaidWhenItFails() throws IOException {
        ClaudeCli cli = new ClaudeCli(
                dir,
                "1.2.3",
                npm("echo 'npm error 404 No match found'\nexit 1\n").toString());

        assertThatThrownBy(cli::install)
                .hasMessageContaining("cannot install @anthropic-ai/claude-code@1.2.3")
                .hasMessageContaining("npm error 404 No match found");
    }

    @Test
    void failsWithoutNpm() {
        ClaudeCli cli = new ClaudeCli(dir, "1.2.3", dir.resolve("absent").toString());

        assertThatThrownBy(cli::install).hasMessageContaining("needs npm").hasMessageContaining("absent");
    }

    @Test
    void refusesWhatIsNoVersion() {
        assertThatThrownBy(() -> new ClaudeCli(dir, "../latest", "npm"))
                .hasMessageContaining("claude.code.version is not a version such as 2.1.330: ../latest");
    }

    /** Installs a program that gives the right version, and counts how often. */
    private static final String INSTALL_FAKE = """
            echo call >> "$base/calls"
            mkdir -p node_modules/.bin
            printf '#!/bin/sh\\necho "1.2.3 (Claude Code)"\\n' > node_modules/.bin/claude
            chmod +x node_modules/.bin/claude
            """;

    private Path npm(String body) throws IOException {
        return script(dir.resolve("npm"), "base='" + dir + "'\n" + body);
    }

    private static Path script(Path path, String body) throws IOException {
        Files.writeString(path, "#!/bin/sh\n" + body);
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
