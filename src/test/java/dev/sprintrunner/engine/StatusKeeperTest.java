package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.project.SprintStatusFile;
import dev.sprintrunner.sprint.StatusClass;
import dev.sprintrunner.workflow.BatchPlan;
import dev.sprintrunner.workflow.BatchState;
import dev.sprintrunner.workflow.CycleState;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.RulesBuilder;
import dev.sprintrunner.workflow.StatusChange;
import dev.sprintrunner.workflow.StoryPhase;
import dev.sprintrunner.workflow.StoryPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusKeeperTest {
    private static final String GOOD = """
            development_status:
              epic-1: in-progress
              1-1-a: in-progress   # the hard one
              1-2-b: backlog
            """;

    private final List<String> warnings = new ArrayList<>();
    private Path file;
    private Path broken;
    private StatusKeeper keeper;

    @BeforeEach
    void writeFile(@TempDir Path folder) throws IOException {
        file = folder.resolve("sprint-status.yaml");
        broken = folder.resolve("broken.yaml");
        Files.writeString(file, GOOD);
        Clock clock = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
        keeper = new StatusKeeper(new SprintStatusFile(file, clock), broken, warnings::add);
    }

    /** The running cycle, in which the first story was in progress when the file was last seen. */
    private static CycleState cycle() {
        BatchPlan plan =
                new BatchPlan(null, List.of(), null, RulesBuilder.rules().build());
        StoryPlan story = new StoryPlan("1-1-a", "1-1", "in-progress", StatusClass.IN_PROGRESS, StoryPhase.DEVELOPMENT);
        Fact started = new Fact.CycleStarted(1, "1", "epic-1", StatusClass.IN_PROGRESS, List.of(story));
        return Objects.requireNonNull(
                BatchState.replay(List.of(new Fact.BatchStarted(plan), started)).cycle());
    }

    @Test
    void anUntouchedFileTellsNothing() {
        keeper.read();

        assertThat(keeper.readBack(cycle())).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @Test
    void whatOthersHaveWrittenAboutStoryAndEpicIsSeen() throws IOException {
        keeper.read();
        Files.writeString(
                file, GOOD.replace("1-1-a: in-progress", "1-1-a: done").replace("epic-1: in-progress", "epic-1: done"));

        assertThat(keeper.readBack(cycle()))
                .containsExactly(
                        new Fact.StatusSeen("1-1-a", StatusClass.DONE),
                        new Fact.StatusSeen("epic-1", StatusClass.DONE));
    }

    @Test
    void otherStoriesAreNobodysBusiness() throws IOException {
        keeper.read();
        Files.writeString(file, GOOD.replace("1-2-b: backlog", "1-2-b: done"));

        assertThat(keeper.readBack(cycle())).isEmpty();
    }

    @Test
    void aStatusIsWrittenIntoTheFileAsItIs() throws IOException {
        keeper.write(new StatusChange("1-1-a", StatusClass.REVIEW, "developed"));

        assertThat(file).hasContent(GOOD.replace("1-1-a: in-progress", "1-1-a: review"));
    }

    @Test
    void aFileThatAnAgentBrokeIsRestoredAndWhatItWroteIsKept() throws IOException {
        keeper.read();
        String conflict = "<<<<<<< HEAD\n" + GOOD + "=======\n>>>>>>> theirs\n";
        Files.writeString(file, conflict);

        assertThat(keeper.readBack(cycle())).isEmpty();

        assertThat(file).hasContent(GOOD);
        assertThat(broken).hasContent(conflict);
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).contains(file.toString(), "broken", "restored", broken.toString());
    }

    @Test
    void aFileThatLostARunningStoryIsRestored() throws IOException {
        keeper.read();
        Files.writeString(file, GOOD.replace("  1-1-a: in-progress   # the hard one\n", ""));

        keeper.readBack(cycle());

        assertThat(file).hasContent(GOOD);
    }

    @Test
    void aFileThatAnAgentRemovedIsRestored() throws IOException {
        keeper.read();
        Files.delete(file);

        keeper.readBack(cycle());

        assertThat(file).hasContent(GOOD);
        assertThat(warnings.get(0)).contains("removed");
    }

    @Test
    void whatTheRunnerWroteItselfIsInTheCopyThatIsRestored() throws IOException {
        keeper.read();
        keeper.write(new StatusChange("1-2-b", StatusClass.READY_FOR_DEV, "created"));
        Files.writeString(file, "nothing");

        keeper.readBack(cycle());

        assertThat(file).hasContent(GOOD.replace("1-2-b: backlog", "1-2-b: ready-for-dev"));
    }

    @Test
    void withoutACopyABrokenFileIsRefusedAndLeftAlone() throws IOException {
        Files.writeString(file, "nothing");

        assertThatThrownBy(() -> keeper.readBack(cycle()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> keeper.read()).isInstanceOf(EngineException.class);
        assertThat(file).hasContent("nothing");
        assertThat(broken).doesNotExist();
    }

    @Test
    void aFileThatIsGoneIsNamedWithTheMend() throws IOException {
        Files.delete(file);
        String gone = file + " is gone; restore it, then resume";

        assertThatThrownBy(() -> keeper.read())
                .isInstanceOf(EngineException.class)
                .hasMessage(gone);
        assertThatThrownBy(() -> keeper.write(new StatusChange("1-1-a", StatusClass.DONE, "")))
                .isInstanceOf(EngineException.class)
                .hasMessage(gone);
    }
}
