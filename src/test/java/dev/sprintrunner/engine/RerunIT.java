package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.testkit.TestProject;
import dev.sprintrunner.workflow.StartPhase;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stories that an earlier batch knew. */
@Timeout(60)
class RerunIT extends FakeAgentCase {
    private static final List<String> ALL = List.of(
            "create-story",
            "story-discovery",
            "story-review-1",
            "create-tech-spec",
            "tech-spec-review-1",
            "dev-story",
            "code-review-1",
            "batch-commit");

    @Test
    void aTechSpecThatWasDecidedForAndIsMissingIsWrittenFirst() throws Exception {
        TestProject project = project("backlog");
        agent.on("create-story").starts().takesEffect().answers("[TECH-SPEC-DECISION: REQUIRED]");
        agent.on("create-tech-spec", 1).runs("echo 'error: unknown option' >&2").exits(1);
        TestEngine engine = engine(project);
        assertThat(engine.runAll().status()).isEqualTo("error");
        assertThat(project.status(STORY)).isEqualTo("ready-for-dev");
        int before = agent.commands().size();

        BatchRow second = engine.runAll();

        assertThat(second.status()).isEqualTo("completed");
        assertThat(agent.commands().subList(before, before + 5))
                .containsExactly(
                        "create-tech-spec", "tech-spec-review-1", "dev-story", "code-review-1", "batch-commit");
        assertThat(engine.query("select entry from stories where batch_id = 2")).containsExactly("tech_spec");
    }

    @Test
    void aTechSpecThatIsThereIsNotWrittenAgain() throws Exception {
        TestProject project = project("backlog");
        agent.on("create-story").starts().takesEffect().answers("[TECH-SPEC-DECISION: REQUIRED]");
        agent.on("tech-spec-review-1", 1)
                .runs("echo 'error: unknown option' >&2")
                .exits(1);
        TestEngine engine = engine(project);
        assertThat(engine.runAll().status()).isEqualTo("error");

        engine.runAll();

        assertThat(agent.commands()).endsWith("tech-spec-review-1", "dev-story", "code-review-1", "batch-commit");
        assertThat(Files.readString(project.artifacts().resolve("tech-spec-" + STORY + ".md")))
                .isEqualTo("spec\n");
    }

    @ParameterizedTest
    @EnumSource(StartPhase.class)
    void fromAPhaseRunsADoneStoryAgainAndKeepsItsEarlierAttempts(StartPhase from) throws Exception {
        TestProject project = project("backlog");
        agent.on("create-story").starts().takesEffect().answers("[TECH-SPEC-DECISION: REQUIRED]");
        TestEngine engine = engine(project);
        assertThat(engine.runAll().status()).isEqualTo("completed");
        assertThat(agent.commands()).containsExactlyInAnyOrderElementsOf(ALL);

        long id = engine.orchestrator.start(new BatchRequest(null, List.of("1-1"), from));
        BatchRow second = engine.orchestrator.await(id);

        assertThat(second.status()).isEqualTo("completed");
        List<String> again = new ArrayList<>(
                switch (from) {
                    case CREATE -> ALL;
                    case TECH_SPEC -> ALL.subList(3, 8);
                    case DEV -> ALL.subList(5, 8);
                    case REVIEW -> ALL.subList(6, 8);
                });
        assertThat(agent.commands().subList(8, 8 + again.size())).containsExactlyInAnyOrderElementsOf(again);
        assertThat(agent.commands()).hasSize(8 + again.size());
        assertThat(engine.query("select count(*) from commands where batch_id = 1 and status = 'completed'"))
                .containsExactly("8");
        assertThat(engine.query("select batch_id, status from stories")).containsExactly("1|done", "2|done");
        assertThat(project.status(STORY)).isEqualTo("done");
    }
}
