package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.project.Project;
import dev.sprintrunner.project.ProjectLocator;
import dev.sprintrunner.workflow.ContextState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextKeeperTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    @TempDir
    private Path folder;

    private Path frozen;
    private ContextKeeper keeper;

    @BeforeEach
    void makeKeeper() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        frozen = folder.resolve(".sprint-runner/batches/7/project-context.md");
        keeper = new ContextKeeper(frozen);
    }

    private Project project() {
        return ProjectLocator.open(folder, Optional.empty());
    }

    private void write(String text, Instant at) throws IOException {
        Path file = folder.resolve("project-context.md");
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(at));
    }

    @Test
    void itTellsMissingFreshAndStale() throws IOException {
        assertThat(ContextCheck.of(project(), DAY, NOW)).isEqualTo(ContextState.MISSING);
        write("rules", NOW.minus(DAY));
        assertThat(ContextCheck.of(project(), DAY, NOW)).isEqualTo(ContextState.FRESH);
        write("rules", NOW.minus(DAY).minusSeconds(1));
        assertThat(ContextCheck.of(project(), DAY, NOW)).isEqualTo(ContextState.STALE);
        write("rules", NOW.plusSeconds(3_600));
        assertThat(ContextCheck.of(project(), DAY, NOW)).isEqualTo(ContextState.FRESH);
    }

    @Test
    void theCopyStaysAsItWasWhenTheFileChanges() throws IOException {
        write("rules", NOW);

        assertThat(keeper.freeze(project())).isTrue();
        write("other rules", NOW);
        assertThat(keeper.frozen()).contains(frozen);
        assertThat(frozen).hasContent("rules");
    }

    @Test
    void freezingAgainTakesTheNewText() throws IOException {
        write("rules", NOW);
        keeper.freeze(project());
        write("other rules", NOW);
        keeper.freeze(project());

        assertThat(frozen).hasContent("other rules");
    }

    @Test
    void withoutAContextThereIsNothingToFreeze() throws IOException {
        assertThat(keeper.freeze(project())).isFalse();
        assertThat(keeper.frozen()).isEmpty();
    }
}
