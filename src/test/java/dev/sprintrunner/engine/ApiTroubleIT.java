package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.testkit.RecordedLines;
import dev.sprintrunner.testkit.TestProject;
import dev.sprintrunner.workflow.StopMode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Trouble of the API or the account, which is not the story's. */
@Timeout(60)
class ApiTroubleIT extends FakeAgentCase {

    @Test
    void overloadIsRetriedInItsSessionAndChargedOnlyWhenTheRetriesAreUsedUp() throws Exception {
        TestProject project = project("ready-for-dev");
        for (int call = 1; call <= 3; call++) {
            agent.on("dev-story", call)
                    .prints(RecordedLines.of("api-529-opus-default-retries"))
                    .exits(1);
        }
        TestEngine engine = engine(project, "retry_max_attempts: 2");

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(engine.query("select command, status, failure_kind, resumed from commands where id <= 4"))
                .containsExactly(
                        "dev-story|failed|transient|0",
                        "dev-story|failed|transient|1",
                        "dev-story|failed|transient|1",
                        "dev-story|completed|null|0");
        assertThat(engine.query("select count(*) from waits")).containsExactly("3");
        assertThat(project.status(STORY)).isEqualTo("done");
    }

    @Test
    void overloadThatNeverEndsBlocksTheStoryAtLast() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story").prints(RecordedLines.of("api-connection-refused")).exits(1);
        TestEngine engine = engine(project, "retry_max_attempts: 1");

        assertThat(engine.runAll().status()).isEqualTo("completed");

        assertThat(agent.commands()).hasSize(6).containsOnly("dev-story");
        assertThat(project.status(STORY)).isEqualTo("blocked");
    }

    @Test
    void theUsageLimitHoldsAgentsSideBySideAndChargesNone() throws Exception {
        TestProject project = project("backlog");
        Instant reset = Instant.now().plus(Duration.ofHours(2));
        agent.on("create-story", 1)
                .prints(RecordedLines.usageLimit(reset))
                .runs("until grep -q story-discovery '" + temp.resolve("agent/calls") + "'; do sleep 0.05; done")
                .exits(1);
        agent.on("story-discovery", 1).prints(RecordedLines.usageLimit(reset)).exits(1);
        TestEngine engine = engine(project);
        long id = engine.start();
        awaitEnd("create-story", engine);
        awaitEnd("story-discovery", engine);
        engine.await(event -> event.type().equals("batch:waiting"));

        assertThat(agent.commands()).containsExactlyInAnyOrder("create-story", "story-discovery");
        engine.orchestrator.tryNow();

        assertThat(engine.orchestrator.await(id).status()).isEqualTo("completed");
        assertThat(engine.query("select command, status, failure_kind, resumed from commands where id <= 4"))
                .containsExactlyInAnyOrder(
                        "create-story|failed|usage_limit|0",
                        "story-discovery|failed|usage_limit|0",
                        "create-story|completed|null|1",
                        "story-discovery|completed|null|1");
        assertThat(engine.query("select count(*) from waits where ended_at is null"))
                .containsExactly("0");
    }

    @Test
    void aSessionThatIsGoneIsBegunAnewAndChargesNothing() throws Exception {
        TestProject project = project("ready-for-dev");
        agent.on("dev-story", 1).starts().reports("implement").hangs();
        agent.on("dev-story", 2)
                .runs("echo \"No conversation found with session ID: $session\" >&2")
                .exits(1);
        TestEngine engine = engine(project);
        long id = engine.start();
        engine.awaitTask("dev-story", "implement");
        engine.orchestrator.stop(StopMode.NOW);
        engine.orchestrator.await(id);

        assertThat(engine.resume(id).status()).isEqualTo("completed");

        assertThat(agent.calls())
                .startsWith(
                        "dev-story|" + STORY + "|fresh|-",
                        "dev-story|" + STORY + "|resumed|-",
                        "dev-story|" + STORY + "|fresh|-");
        assertThat(engine.query("select failure_kind from commands where id = 2"))
                .containsExactly("session_lost");
    }

    private static void awaitEnd(String command, TestEngine engine) throws InterruptedException {
        engine.await(event -> event.type().equals("command:end") && command.equals(event.command()));
    }
}
