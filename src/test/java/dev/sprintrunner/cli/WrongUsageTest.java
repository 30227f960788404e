package dev.sprintrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.testkit.TestProject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongUsageTest {
    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            stauts                        | unknown command stauts; did you mean status?
            frobnicate                    | unknown command frobnicate; there are serve, run, resume, status
            --verbos                      | unknown option --verbos; did you mean --verbose?
            run --stroy x                 | unknown option --stroy; did you mean --story?
            run all extra                 | unknown argument extra
            run 0                         | 0 is no number of cycles; give a whole number from 1, or all
            run -3                        | -3 is no number of cycles; give a whole number from 1, or all
            run 1.5                       | 1.5 is no number of cycles
            run 99999999999               | 99999999999 is no number of cycles
            plan ALL                      | ALL is no number of cycles
            run --from dev                | --from dev runs a story again; name it with --story KEY
            run --from nope --story 1-1   | nope is no phase; --from takes one of create, tech-spec, dev, review
            run --project                 | --project needs a value: DIR
            run --db                      | --db needs a value: FILE
            set                           | missing KEY
            set 1-1                       | missing STATUS
            set 1-1 blokced               | blokced is no status to set; choose one of backlog, ready-for-dev
            set 1-1 dropped               | dropped is no status to set
            set 9-9 done                  | no story `9-9` in
            resume latest                 | latest is no number of a batch; sprint-runner status shows the last one
            resume 0                      | 0 is no number of a batch
            demo --headless --pace x      | invalid value for option --pace: x is not a number
            demo --headless --pace -1     | -1.0 is no pace; give a number from 0 to 100
            demo --headless --pace NaN    | NaN is no pace
            status --project nowhere      | nowhere; name the project's with --project
            status --sprint-status gone   | no sprint-status.yaml found; looked at
            """)
    void isRefusedInOneSentence(String line, String message) {
        TestProject project = TestProject.in(directory)
                .epic("1", "in-progress")
                .story("1-1-scanner", "backlog")
                .create();

        CliRun run = CliRun.in(project.root(), line.split(" +"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("sprint-runner: ").contains(message);
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void nothingIsWrittenWhereThereIsNothingToRun() {
        CliRun run = CliRun.in(directory, "run", "1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no sprint-status.yaml found");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void brokenSettingsAreNamedWithFileAndLine() throws Exception {
        TestProject project =
                TestProject.in(directory).story("1-1-scanner", "backlog").create();
        Path settings = Files.createDirectories(project.root().resolve(".sprint-runner"))
                .resolve("settings.yaml");
        Files.writeString(settings, "# mine\nmax_code_review_attempts: many\n");

        CliRun run = CliRun.in(project.root(), "plan");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(settings.toRealPath() + ": line 2: max_code_review_attempts");
    }

    @Test
    void aFileThatIsNoDatabaseIsNamed() throws Exception {
        TestProject project =
                TestProject.in(directory).story("1-1-scanner", "backlog").create();
        Path file =
                Files.writeString(directory.resolve("notes.txt"), "these are my notes, not a database\n".repeat(40));

        CliRun run = CliRun.in(project.root(), "status", "--db", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("notes.txt: this file is not a database").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "--help",
        "serve --help",
        "run --help",
        "resume -h",
        "status --help",
        "set --help",
        "plan --help",
        "doctor --help",
        "init --help",
        "demo --help",
        "help run"
    })
    void helpIsEverywhere(String line) {
        CliRun run = CliRun.in(directory, line.split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: sprint-runner").contains("--project");
    }

    @ParameterizedTest
    @CsvSource({"--version", "run --version", "doctor -V"})
    void versionIsEverywhere(String line) {
        CliRun run = CliRun.in(directory, line.split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("sprint-runner \\d+\\.\\d+\\.\\d+\\R");
    }
}
