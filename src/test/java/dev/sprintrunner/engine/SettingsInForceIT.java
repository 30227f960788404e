package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.testkit.RecordedLines;
import dev.sprintrunner.testkit.TestProject;
import dev.sprintrunner.testkit.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the settings do to a batch that runs. */
@Timeout(60)
class SettingsInForceIT extends FakeAgentCase {

    private TestProject three() {
        return project()
                .story(STORY, "ready-for-dev")
                .story(SECOND, "ready-for-dev")
                .story("1-3-profile", "ready-for-dev")
                .create();
    }

    @Test
    void aBlockedStoryStopsTheBatchOnceIfThatIsWanted() throws Exception {
        TestProject project = three();
        agent.on("dev-story", 1).starts().answers("BLOCKED: no way");
        agent.on("dev-story", 2).starts().answers("BLOCKED: no way");
        agent.on("dev-story", 3).starts().answers("BLOCKED: no way");
        TestEngine engine = engine(project, "stop_on_blocked: true");

        BatchRow batch = engine.runAll();

        assertThat(batch.status()).isEqualTo("stopped");
        assertThat(batch.reason()).isEqualTo("a story is blocked");
        assertThat(agent.commands()).containsExactly("dev-story", "dev-story", "dev-story");
        assertThat(engine.resume(batch.id()).status()).isEqualTo("completed");
        assertThat(engine.query("select story_key, status from stories"))
                .containsExactly(STORY + "|blocked", SECOND + "|done", "1-3-profile|done");
    }

    @Test
    void theBudgetStopsAfterTheRunningCommandAndHoldsUntilItIsRaised() throws Exception {
        TestProject project = three();
        agent.on("dev-story", 1)
                .starts()
                .takesEffect()
                .prints(RecordedLines.text("Done."), RecordedLines.result("Done.", 1.25));
        TestEngine engine = engine(project, "max_cost_usd: 1");

        BatchRow batch = engine.runAll();

        assertThat(batch.status()).isEqualTo("stopped");
        assertThat(batch.reason()).isEqualTo("budget");
        assertThat(batch.costUsd()).isEqualTo(1.25);
        assertThat(engine.commands()).containsExactly("dev-story|completed");
        assertThat(engine.resume(batch.id()).reason()).isEqualTo("budget");
        assertThat(engine.commands()).hasSize(1);

        TestEngine.writeSettings(project.root(), agent.setting(), "max_cost_usd: 5");
        assertThat(engine.resume(batch.id()).status()).isEqualTo("completed");
        assertThat(agent.commands()).startsWith("dev-story", "code-review-1");
    }

    @Test
    void changesApplyFromTheNextCommandOn() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story").starts().reports("implement").awaits("go").worksAsUsual();
        agent.on("code-review-1").starts().decides(Verdicts.codeReview("CRITICAL", "No test"));
        agent.on("code-review-2").starts().decides(Verdicts.codeReview("CRITICAL", "No message"));
        TestEngine engine = engine(project, "models: {default: sonnet}");
        long id = engine.start();
        engine.awaitTask("dev-story", "implement");

        TestEngine.writeSettings(
                project.root(),
                agent.setting(),
                "models: {default: opus}",
                "small_model: tiny",
                "max_code_review_attempts: 2");
        agent.open("go");

        assertThat(engine.orchestrator.await(id).status()).isEqualTo("completed");
        assertThat(agent.calls())
                .containsExactly(
                        "dev-story|" + STORY + "|fresh|sonnet",
                        "code-review-1|" + STORY + "|fresh|opus",
                        "code-review-2|" + STORY + "|fresh|tiny");
        assertThat(engine.query("select status, reason from stories")).containsExactly("blocked|2 reviews");
    }

    @Test
    void aSlipInTheSettingsFileDoesNotEndTheRun() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story").starts().reports("implement").awaits("go").worksAsUsual();
        TestEngine engine = engine(project, "models: {default: sonnet}");
        long id = engine.start();
        engine.awaitTask("dev-story", "implement");

        TestEngine.writeSettings(project.root(), "models: {default: opus", agent.setting());
        agent.open("go");

        assertThat(engine.orchestrator.await(id).status()).isEqualTo("completed");
        assertThat(agent.calls()).allMatch(call -> call.endsWith("|sonnet")).hasSize(3);
        assertThat(engine.settingsWarnings)
                .singleElement()
                .asString()
                .startsWith("the settings stay as they were: ")
                .contains("settings.yaml line");
    }
}
