package dev.sprintrunner.engine;

import static dev.sprintrunner.workflow.Answers.fails;
import static dev.sprintrunner.workflow.Answers.specs;
import static dev.sprintrunner.workflow.RulesBuilder.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.report.Verdict.TechSpecNeed;
import dev.sprintrunner.sprint.StatusClass;
import dev.sprintrunner.workflow.BatchPlan;
import dev.sprintrunner.workflow.ContextState;
import dev.sprintrunner.workflow.FailureKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The views for people with {@code sqlite3}, on a batch of two stories of which one is blocked. */
class ViewsTest {
    private RecordedBatch recorded;

    @BeforeEach
    void recordABatch(@TempDir Path folder) {
        recorded = RecordedBatch.in(folder, new BatchPlan(null, List.of(), null, rules().build()));
        recorded.batch
                .context(ContextState.MISSING)
                .story("1-1-a", StatusClass.BACKLOG)
                .story("1-2-b", StatusClass.BACKLOG)
                .on("create-story 1-1-a,1-2-b", specs(TechSpecNeed.SKIP, "1-1-a", "1-2-b"))
                .on(
                        "code-review-1 1-2-b",
                        fails(FailureKind.ORDINARY),
                        fails(FailureKind.ORDINARY),
                        fails(FailureKind.ORDINARY))
                .run();
    }

    @AfterEach
    void close() {
        recorded.close();
    }

    @Test
    void aBatchIsALineWithItsCounts() {
        assertThat(recorded.query("select id, status, max_cycles, cycles, stories, done, blocked, cost_usd, reason,"
                        + " started like '2026-11-20 %', ended like '2026-11-20 %' from v_batches"))
                .containsExactly("1|completed|all|1|2|1|1|11.00|null|1|1");
    }

    @Test
    void aStoryIsALineWithItsCommandsReviewsAndShareOfTheCost() {
        assertThat(
                        recorded.query(
                                "select batch, story, epic, status, commands, reviews, cost_usd, tech_spec, reason from v_stories"))
                .containsExactly(
                        "1|1-1-a|1|done|6|1|4.50|SKIP|accepted",
                        "1|1-2-b|1|blocked|7|0|5.50|SKIP|three failures in a row, the last: it failed");
    }

    @Test
    void aCommandIsALineWithItsStoriesAndWhatCameOfIt() {
        assertThat(recorded.query(
                        "select id, command, stories, status, took, task, model, cost_usd, tokens_in, tokens_out,"
                                + " outcome from v_commands where id in (1, 2, 8)"))
                .containsExactly(
                        "1|generate-project-context|-|completed|1:00|validate|-|1.00|11501|100|as it should",
                        "2|create-story|1-1-a, 1-2-b|completed|1:00|validate|-|1.00|11501|100|as it should",
                        "8|code-review-1|1-2-b|failed|0:00|null|-|1.00|11501|100|it failed");
    }

    @Test
    void sharedCostsAreSplitEvenlyAndAddUpToTheTotal() {
        assertThat(recorded.query("select story, runs, cost_usd, input_tokens from v_costs"
                        + " where command in ('create-story', 'generate-project-context') order by story"))
                .containsExactly("-|1|1.0000|1000", "1-1-a|1|0.5000|500", "1-2-b|1|0.5000|500");

        assertThat(recorded.query("select round(sum(cost_usd), 2), sum(input_tokens), sum(output_tokens),"
                        + " sum(cache_read_tokens) from v_costs"))
                .isEqualTo(recorded.query("select round(sum(cost_usd), 2), sum(input_tokens), sum(output_tokens),"
                        + " sum(cache_read_tokens) from commands"));
        assertThat(recorded.query("select sum(cost_usd) + (select sum(cost_usd) from commands"
                        + " where id not in (select command_id from command_stories)) from v_stories"))
                .isEqualTo(recorded.query("select sum(cost_usd) from v_batches"));
    }

    @Test
    void aBatchThatRunsHasNoEndAndItsRunningCommandCountsOn() {
        recorded.recorder.record(entry -> {
            entry.jdbc().update("update batches set ended_at = null, status = 'running'");
            entry.jdbc()
                    .update("update commands set ended_at = null, status = 'running', started_at ="
                            + " strftime('%s', 'now') * 1000 - 61000 where id = 1");
        });

        assertThat(recorded.query("select ended from v_batches")).containsExactly("null");
        assertThat(recorded.query("select took from v_commands where id = 1").get(0))
                .startsWith("1:0");
    }
}
