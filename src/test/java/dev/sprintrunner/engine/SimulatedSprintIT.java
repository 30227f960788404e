package dev.sprintrunner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.demo.SampleProject;
import dev.sprintrunner.git.Git;
import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.testkit.SimulatedAgentSetting;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo's whole sprint with the real engine and the simulated agent. */
@Timeout(300)
class SimulatedSprintIT {
    @TempDir
    Path temp;

    @Test
    void runsTheSampleSprintToItsEnd() throws Exception {
        Path root = temp.resolve("slackwater");
        SampleProject.create(root);
        String agent = SimulatedAgentSetting.atFullSpeed();
        try (TestEngine engine = TestEngine.on(root, agent, "retry_initial_seconds: 1")) {
            BatchRow batch = engine.runAll();

            assertThat(batch.status()).isEqualTo("completed");
            assertThat(batch.cyclesCompleted()).isEqualTo(3);
            assertThat(engine.query("select story_key, status, tech_spec from stories order by id"))
                    .containsExactly(
                            "1-2-height-at-any-time|done|SKIP",
                            "1-3-next-high-and-low-water|done|SKIP",
                            "2a-1-time-over-the-sill|done|REQUIRED",
                            "2a-2-springs-or-neaps|done|null",
                            "2b-1-weekly-tide-card|done|SKIP");
            assertThat(engine.query("select command, stories from v_commands where batch = 1 and id <= 12"))
                    .containsExactly(
                            "generate-project-context|-",
                            "create-story|1-2, 1-3",
                            "story-discovery|1-2, 1-3",
                            "story-review-1|1-2, 1-3",
                            "story-review-2|1-2, 1-3",
                            "dev-story|1-2",
                            "code-review-1|1-2",
                            "code-review-2|1-2",
                            "dev-story|1-3",
                            "dev-story|1-3",
                            "code-review-1|1-3",
                            "batch-commit|1-2, 1-3");
            assertThat(engine.query("select failure_kind from commands where status = 'failed'"))
                    .containsExactly("transient");
            assertThat(engine.query("select task_type, status from background_tasks"))
                    .containsExactly("story-review-2|completed");
            assertThat(engine.query("select count(*) from commands where status = 'completed' and cost_usd <= 0"))
                    .containsExactly("0");
            Git git = new Git(root);
            assertThat(git.log(null, git.head().orElseThrow(), 10)).hasSize(4);
            assertThat(engine.survivors()).isEmpty();
        }
    }
}
