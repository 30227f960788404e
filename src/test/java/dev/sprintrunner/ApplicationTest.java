package dev.sprintrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.cli.CliException;
import dev.sprintrunner.cli.Workplace;
import dev.sprintrunner.config.RunnerLock;
import dev.sprintrunner.engine.BatchRequest;
import dev.sprintrunner.engine.EngineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {
    @TempDir
    private Path directory;

    private Workplace workplace() {
        return new Workplace(directory, directory.resolve(".sprint-runner/sprint-runner.db"), Optional.empty());
    }

    @Test
    void oneAtATime() throws Exception {
        Workplace workplace = workplace();
        try (Application first = Application.open(workplace, "run")) {
            assertThat(first.<Long>read(jdbc -> jdbc.number("select count(*) from batches")))
                    .isZero();
            assertThatThrownBy(() -> Application.open(workplace, "resume"))
                    .isInstanceOf(CliException.class)
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
        assertThat(RunnerLock.holder(workplace.runtime().lock())).isEmpty();
        Application.open(workplace, "run").close();
    }

    @Test
    void whatCannotBeOpenedLeavesNoLock() throws Exception {
        Workplace broken = new Workplace(directory, directory.resolve("no/such/folder.db"), Optional.empty());

        assertThatThrownBy(() -> Application.open(broken, "run")).hasMessageContaining("cannot be opened");

        Application.open(workplace(), "run").close();
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsNamed() throws Exception {
        Files.writeString(directory.resolve(".sprint-runner"), "a file in the way");

        assertThatThrownBy(() -> Application.open(workplace(), "run"))
                .isInstanceOf(CliException.class)
                .hasMessageContaining(directory.toString());
    }

    @Test
    void aBatchNeedsASprint() {
        try (Application application = Application.open(workplace(), "run")) {
            assertThatThrownBy(() -> application.start(new BatchRequest(1, List.of(), null)))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("sprint-status");
        }
    }
}
