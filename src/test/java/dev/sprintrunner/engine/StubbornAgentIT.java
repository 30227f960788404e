package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.testkit.FakeAgent.Leaving;
import dev.sprintrunner.testkit.TestProject;
import dev.sprintrunner.workflow.StopMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Agents and children of agents that do not want to end. */
@Timeout(60)
class StubbornAgentIT extends FakeAgentCase {

    @Test
    void stopNowEndsAnAgentThatIgnoresSignalsWithAllItStarted() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story", 1)
                .ignoresSignals()
                .starts()
                .spawns(Leaving.NOT)
                .spawns(Leaving.NOHUP)
                .spawns(Leaving.SETSID)
                .spawns(Leaving.DAEMON)
                .reports("implement")
                .hangs();
        TestEngine engine = engine(project);
        long id = engine.start();
        engine.awaitTask("dev-story", "implement");
        assertThat(agent.running()).hasSize(5);

        assertThat(engine.orchestrator.stop(StopMode.NOW)).isTrue();
        BatchRow batch = engine.orchestrator.await(id);

        assertThat(batch.status()).isEqualTo("stopped");
        assertThat(batch.reason()).isEqualTo("stopped at once");
        assertThat(agent.running()).isEmpty();
        assertThat(engine.survivors()).isEmpty();
        assertThat(engine.query("select command, status, failure_kind, exit_code, task_id from commands"))
                .containsExactly("dev-story|interrupted|interrupted|137|implement");
        assertThat(project.status(STORY)).isEqualTo("in-progress");

        assertThat(engine.resume(id).status()).isEqualTo("completed");
        assertThat(agent.calls())
                .containsExactly(
                        "dev-story|" + STORY + "|fresh|-",
                        "dev-story|" + STORY + "|resumed|-",
                        "code-review-1|" + STORY + "|fresh|-",
                        "batch-commit|" + STORY + "|fresh|-");
        assertThat(agent.sessions().get(1)).isEqualTo(agent.sessions().get(0));
    }

    @ParameterizedTest
    @EnumSource(Leaving.class)
    void whatAFinishedCommandLeavesBehindIsSwept(Leaving leaving) throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story").spawns(leaving).worksAsUsual();
        agent.on("code-review-1")
                .runs("ps ax > '" + temp.resolve("processes") + "'")
                .worksAsUsual();
        TestEngine engine = engine(project);

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(temp.resolve("processes")).content().contains("agent.sh").doesNotContain("child.sh");
        assertThat(engine.messages("batch:warning")).isEmpty();
        assertThat(engine.survivors()).isEmpty();
    }

    /** A child without the cookie is found as long as it is in the agent's tree. */
    @Test
    void stopNowEndsAChildWithAnEnvironmentOfItsOwn() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story")
                .starts()
                .runs("spawn env -i PATH=\"$PATH\"")
                .reports("implement")
                .hangs();
        TestEngine engine = engine(project);
        long id = engine.start();
        engine.awaitTask("dev-story", "implement");

        engine.orchestrator.stop(StopMode.NOW);
        engine.orchestrator.await(id);

        assertThat(agent.running()).isEmpty();
    }

    @Test
    void stopNowEndsAgentsSideBySide() throws Exception {
        TestProject project = project("backlog");
        for (String command : new String[] {"create-story", "story-discovery"}) {
            agent.on(command, 1)
                    .starts()
                    .spawns(Leaving.SETSID)
                    .reports("setup")
                    .hangs();
        }
        TestEngine engine = engine(project);
        long id = engine.start();
        engine.awaitTask("create-story", "setup");
        engine.awaitTask("story-discovery", "setup");

        engine.orchestrator.stop(StopMode.NOW);

        assertThat(engine.orchestrator.await(id).status()).isEqualTo("stopped");
        assertThat(engine.commands()).containsExactly("create-story|interrupted", "story-discovery|interrupted");
        assertThat(project.status(STORY)).isEqualTo("backlog");
        assertThat(engine.resume(id).status()).isEqualTo("completed");
        assertThat(engine.commands())
                .endsWith("dev-story|completed", "code-review-1|completed", "batch-commit|completed")
                .hasSize(8);
    }
}
