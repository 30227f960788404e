package dev.sprintrunner.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.sprintrunner.testkit.ProgramRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the unit tests of the dashboard's scripts. */
class ScriptsIT {
    private static final Path DIRECTORY = Path.of("src", "test", "js");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    void scriptsPassTheirTests() throws IOException {
        List<String> command = new ArrayList<>(List.of("node", "--test"));
        command.addAll(testFiles());

        ProgramRun run = node(command);

        assertThat(run.succeeded()).as("%s\n%s", command, run.text()).isTrue();
        assertThat(run.text()).as("node ran the tests").containsPattern("(?m)^\\S+ pass [1-9]");
    }

    /** By name: what node makes of a directory differs from version to version. */
    private static List<String> testFiles() throws IOException {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            List<String> tests = files.map(Path::toString)
                    .filter(name -> name.endsWith(".test.mjs"))
                    .sorted()
                    .toList();
            assertThat(tests).as("tests in %s", DIRECTORY).isNotEmpty();
            return tests;
        }
    }

    private static ProgramRun node(List<String> command) {
        try {
            return ProgramRun.of(command, Path.of("").toAbsolutePath(), Map.of(), LIMIT);
        } catch (UncheckedIOException e) {
            return fail("the tests of the dashboard's scripts need Node.js 20 or newer as node on the PATH", e);
        }
    }
}
