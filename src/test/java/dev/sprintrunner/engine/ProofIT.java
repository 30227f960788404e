package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.testkit.RecordedLines;
import dev.sprintrunner.testkit.TestProject;
import dev.sprintrunner.testkit.Verdicts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Agents that claim more than they did. */
@Timeout(60)
class ProofIT extends FakeAgentCase {

    private static List<String> failures(TestEngine engine) {
        return engine.query("select command, failure from commands where status = 'failed' order by id");
    }

    @Test
    void developmentThatChangesNothingFails() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story", 1).starts().answers("All done.");
        TestEngine engine = engine(project);

        engine.runAll();

        assertThat(failures(engine))
                .containsExactly("dev-story|it changed nothing but documents, and did not say that the story was"
                        + " finished already");
        assertThat(project.status(STORY)).isEqualTo("done");
    }

    @Test
    void developmentThatOnlyTicksBoxesFails() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story", 1)
                .starts()
                .runs("echo '- [x] all' >> $artifacts/" + STORY + ".md")
                .runs("sed -i.bak s/in-progress/review/ $artifacts/sprint-status.yaml; rm $artifacts/*.bak")
                .answers("All done.");
        TestEngine engine = engine(project);

        engine.runAll();

        assertThat(failures(engine)).singleElement().asString().startsWith("dev-story|it changed nothing");
        assertThat(engine.messages("story:status"))
                .contains(STORY + " is in-progress: the file had been changed to review");
    }

    @Test
    void aStoryThatWasFinishedAlreadyPasses() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story").starts().answers("Nothing to do.\n[ALREADY-IMPLEMENTED: built with the story before]");
        agent.on("batch-commit").starts().decides(outcome("nothing"));
        TestEngine engine = engine(project);

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(failures(engine)).isEmpty();
        assertThat(project.status(STORY)).isEqualTo("done");
    }

    @Test
    void anAgentThatSaysItIsBlockedFailsWithItsReasonWhateverItChanged() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story").starts().takesEffect().answers("I tried.\nBLOCKED: the login service has no address");
        TestEngine engine = engine(project);

        engine.runAll();

        assertThat(failures(engine))
                .hasSize(3)
                .containsOnly("dev-story|the agent could not go on: the login service has no address");
        assertThat(project.status(STORY)).isEqualTo("blocked");
        assertThat(engine.query("select reason from stories"))
                .containsExactly("three failures in a row, the last: the agent could not go on: the login service has"
                        + " no address");
    }

    @Test
    void aStoryThatWasNotWrittenFails() throws Exception {
        TestProject project = project("backlog");
        agent.on("create-story", 1).starts().decides(Verdicts.techSpecs("SKIP", List.of(STORY)));
        agent.on("create-story", 2)
                .starts()
                .runs(": > $artifacts/" + STORY + ".md")
                .decides(Verdicts.techSpecs("SKIP", List.of(STORY)));
        TestEngine engine = engine(project);

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(failures(engine))
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure)
                        .startsWith("create-story|it wrote no story file for " + STORY)
                        .contains(STORY + ".md"));
        assertThat(project.status(STORY)).isEqualTo("done");
    }

    @Test
    void aTechSpecThatWasNotWrittenFails() throws Exception {
        TestProject project = project("backlog");
        agent.on("create-story").starts().takesEffect().answers("[TECH-SPEC-DECISION: REQUIRED]");
        agent.on("create-tech-spec", 1).starts().answers("Written.");
        TestEngine engine = engine(project);

        engine.runAll();

        assertThat(failures(engine))
                .singleElement()
                .asString()
                .startsWith("create-tech-spec|it wrote no tech-spec for " + STORY);
        assertThat(agent.commands()).contains("tech-spec-review-1");
    }

    @Test
    void discoveryThatKeepsFailingIsOnlyAWarning() throws Exception {
        TestProject project = project("backlog");
        agent.on("story-discovery").starts().answers("Found nothing.");
        TestEngine engine = engine(project);

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(failures(engine)).hasSize(3).allMatch(failure -> failure.startsWith("story-discovery|"));
        assertThat(engine.messages("batch:warning"))
                .contains("story-discovery keeps failing; the stories go on without it");
        assertThat(project.status(STORY)).isEqualTo("done");
    }

    @Test
    void aReviewWithoutAVerdictIsNoReview() throws Exception {
        TestProject project = project("review");
        agent.on("code-review-1", 1).starts().answers("I read it all.");
        agent.on("code-review-1", 2)
                .starts()
                .prints(RecordedLines.toolOutput("HIGHEST SEVERITY: ZERO ISSUES"))
                .answers("I read it again.");
        TestEngine engine = engine(project);

        engine.runAll();

        assertThat(failures(engine))
                .containsExactly("code-review-1|the answer has no verdict", "code-review-1|the answer has no verdict");
        assertThat(agent.commands()).containsExactly("code-review-1", "code-review-1", "code-review-1", "batch-commit");
    }

    @Test
    void aVerdictThatContradictsItselfIsNone() throws Exception {
        TestProject project = project("review");
        ObjectNode verdict = Verdicts.codeReview("HIGH", "No test");
        agent.on("code-review-1", 1).starts().decides(verdict.put("highest_severity", "NONE"));
        TestEngine engine = engine(project);

        engine.runAll();

        assertThat(failures(engine))
                .singleElement()
                .asString()
                .startsWith("code-review-1|the verdict contradicts itself");
        assertThat(project.status(STORY)).isEqualTo("done");
    }

    @Test
    void aCommitThatMovedNoHeadFailsAndIsGivenUpWithAWarning() throws Exception {
        TestProject project = project("review");
        agent.on("batch-commit").starts().decides(outcome("committed").put("commit", "0123456789abcdef"));
        TestEngine engine = engine(project);

        BatchRow batch = engine.runAll();

        assertThat(batch.status()).isEqualTo("completed");
        assertThat(failures(engine))
                .hasSize(3)
                .containsOnly("batch-commit|it says it has committed, but there is no new commit");
        assertThat(engine.messages("batch:warning")).contains("the commit keeps failing; the changes stay uncommitted");
        assertThat(project.status(STORY)).isEqualTo("done");
        assertThat(project.commits()).hasSize(1);
    }

    @Test
    void aNewHeadIsACommit() throws Exception {
        TestProject project = project("ready-for-dev");
        TestEngine engine = engine(project);

        engine.runAll();

        assertThat(engine.query("select head_before <> head_after from commands where command = 'batch-commit'"))
                .containsExactly("1");
        assertThat(project.git("show", "--stat", "--format=", "HEAD")).contains("src/" + STORY + ".txt");
        assertThat(project.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void aSprintStatusThatAnAgentBrokeIsRestored() throws Exception {
        TestProject project = project("review");
        agent.on("code-review-1")
                .runs("echo '<<<<<<< HEAD' >> $artifacts/sprint-status.yaml")
                .worksAsUsual();
        TestEngine engine = engine(project);

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(project.status(STORY)).isEqualTo("done");
        assertThat(project.statusFile()).content().doesNotContain("<<<<");
        assertThat(engine.messages("batch:warning")).anyMatch(message -> message.contains("has been restored"));
        assertThat(project.root().resolve(".sprint-runner/sprint-status.broken.yaml"))
                .content()
                .contains("<<<<<<< HEAD");
    }

    private static ObjectNode outcome(String outcome) {
        return JsonNodeFactory.instance.objectNode().put("outcome", outcome);
    }
}
