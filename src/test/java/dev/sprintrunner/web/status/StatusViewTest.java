package dev.sprintrunner.web.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.claude.protocol.RateLimit;
import dev.sprintrunner.claude.protocol.TodoProgress;
import dev.sprintrunner.command.CommandName;
import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.engine.AccountState;
import dev.sprintrunner.engine.AccountState.Billing;
import dev.sprintrunner.engine.CommandActivity;
import dev.sprintrunner.engine.EngineState;
import dev.sprintrunner.engine.EngineState.Status;
import dev.sprintrunner.engine.Pulse;
import dev.sprintrunner.sprint.StatusClass;
import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.web.api.Json;
import dev.sprintrunner.workflow.BatchPlan;
import dev.sprintrunner.workflow.BatchState;
import dev.sprintrunner.workflow.CommandRun;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.PlanSimulation;
import dev.sprintrunner.workflow.RulesBuilder;
import dev.sprintrunner.workflow.StopMode;
import dev.sprintrunner.workflow.StoryPhase;
import dev.sprintrunner.workflow.StoryPlan;
import dev.sprintrunner.workflow.Wait;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusViewTest {
    private static final long NOW = 2_000_000;
    private static final BatchRow ROW = new BatchRow(7, 1_000_000, null, 3, 1, "running", null, 0);
    private static final BatchRow STOPPED = new BatchRow(7, 1_000_000, 1_500_000L, null, 4, "stopped", "budget", 4.21);
    private static final BatchFigures FIGURES = new BatchFigures(4.21, 8_000_000, 200_000, 600_000, 1, 1, 0, 4);
    private static final EngineState IDLE = new EngineState(Status.IDLE, null, null, null);
    private static final AccountState NOBODY = new AccountState(null, null);

    private static final Pulse PULSE =
            new Pulse("claude-opus", null, "Edit a", 2, new TodoProgress(4, 7), 300_000, 10_000, false, Duration.ZERO);
    private static final CommandActivity COMMAND = new CommandActivity(
            new CommandActivity.Beginning(
                    812,
                    "dev-story",
                    List.of("1-1-a"),
                    1,
                    null,
                    "opus",
                    "s",
                    false,
                    NOW - 60_000,
                    Duration.ofMinutes(15)),
            4711L,
            "implement",
            NOW - 4_000,
            PULSE);

    private static BatchState batch(Fact... more) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact.BatchStarted(
                new BatchPlan(3, List.of(), null, RulesBuilder.rules().build())));
        facts.add(new Fact.CycleStarted(
                2, "1", "epic-1", StatusClass.IN_PROGRESS, List.of(plan("1-1-a"), plan("1-2-b"))));
        facts.add(new Fact.CommandStarted(
                812,
                new CommandRun(CommandName.of(CommandType.DEV_STORY), List.of("1-1-a"), false, false, null, null)));
        facts.addAll(List.of(more));
        return BatchState.replay(facts);
    }

    private static StoryPlan plan(String key) {
        return new StoryPlan(key, key.substring(0, 3), "in-progress", StatusClass.IN_PROGRESS, StoryPhase.DEVELOPMENT);
    }

    private static Outlook outlook(PlanSimulation.@Nullable Rest rest) {
        List<Durations.Past> past = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            past.add(new Durations.Past(CommandType.DEV_STORY, 100_000, 1L));
        }
        return new Outlook(rest, new Durations(past));
    }

    private static JsonNode running(EngineState engine) {
        CommandRun next =
                new CommandRun(CommandName.of(CommandType.DEV_STORY), List.of("1-2-b"), false, false, null, null);
        return view(engine, ROW, NOBODY, outlook(new PlanSimulation.Rest(List.of(next), 8)), List.of(COMMAND), null);
    }

    private static JsonNode view(
            EngineState engine,
            @Nullable BatchRow row,
            AccountState account,
            @Nullable Outlook outlook,
            List<CommandActivity> commands,
            @Nullable Long resumable) {
        return json(Json.mapper()
                .valueToTree(StatusView.of(new StatusInputs(
                        engine,
                        row,
                        row == null ? BatchFigures.NONE : FIGURES,
                        1_900_000L,
                        resumable,
                        commands,
                        account,
                        outlook,
                        row == null ? null : new GitTile("main", 6, 41, 2000, 1000, 3),
                        null,
                        new BigDecimal("20"),
                        Instant.ofEpochMilli(NOW))))
                .toString());
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRunningBatchIsShownWhole() {
        JsonNode status = running(new EngineState(Status.RUNNING, 7L, batch(), null));

        assertThat(status).isEqualTo(json("""
                {"status": "running", "batch_id": 7, "batch_status": "running", "batch_reason": null,
                 "started_at": 1000000, "ended_at": null, "cycles_completed": 1, "cycle": 2, "max_cycles": 3,
                 "current_stories": ["1-1-a", "1-2-b"], "stopping": null,
                 "active_commands": [{"command_id": 812, "command": "dev-story", "story_keys": ["1-1-a"],
                   "task_id": "implement", "attempt": 1, "max_attempts": null, "model": "claude-opus", "session_id": "s",
                   "pid": 4711, "background": false, "started_at": 1940000, "last_output_at": 1996000,
                   "last_line": "Edit a", "repeat_count": 2, "todo": {"done": 4, "total": 7},
                   "input_tokens": 300000, "output_tokens": 10000, "silent_limit_at": 2896000}],
                 "waiting_until": null, "waiting_since": null, "waiting_reason": null,
                 "cost_usd": 4.21, "input_tokens": 8300000, "output_tokens": 210000, "billing": null,
                 "max_cost_usd": null,
                 "progress": {"stories_done": 1, "stories_blocked": 1, "stories_failed": 0, "stories_total": 8},
                 "eta_ms": 140000, "eta_low_ms": 140000, "eta_high_ms": 140000,
                 "git": {"branch": "main", "commits": 6, "files": 41, "added": 2000, "deleted": 1000, "uncommitted": 3},
                 "usage_limit": null, "resumable_batch_id": null, "sprint_problem": null, "server_time": 2000000}
                """));
    }

    @Test
    void nothingYetIsIdleAndUnknown() {
        JsonNode status = view(IDLE, null, NOBODY, null, List.of(), null);

        assertThat(status.path("status").textValue()).isEqualTo("idle");
        for (String unknown : List.of("batch_id", "cost_usd", "eta_ms", "git", "cycle", "resumable_batch_id")) {
            assertThat(status.path(unknown).isNull()).as(unknown).isTrue();
        }
        assertThat(status.at("/progress/stories_total").isNull()).isTrue();
        assertThat(status.path("max_cost_usd").doubleValue()).isEqualTo(20);
        assertThat(status.path("active_commands")).isEmpty();
    }

    @Test
    void theNewestBatchStaysAfterItsEnd() {
        JsonNode status = view(IDLE, STOPPED, NOBODY, null, List.of(), 7L);

        assertThat(status.path("batch_status").textValue()).isEqualTo("stopped");
        assertThat(status.path("batch_reason").textValue()).isEqualTo("budget");
        assertThat(status.path("resumable_batch_id").longValue()).isEqualTo(7);
        assertThat(status.at("/progress/stories_total").intValue()).isEqualTo(4);
        assertThat(status.path("current_stories")).isEmpty();
        assertThat(status.path("eta_ms").isNull()).isTrue();
    }

    @Test
    void aWaitForTheLimitCountsForTheExpectedEnd() {
        BatchState waiting = batch(new Fact.WaitStarted(new Wait(3, null, NOW + 1_000_000)));
        JsonNode status = running(new EngineState(Status.WAITING, 7L, waiting, null));

        assertThat(status.path("status").textValue()).isEqualTo("waiting");
        assertThat(status.path("waiting_until").longValue()).isEqualTo(NOW + 1_000_000);
        assertThat(status.path("waiting_since").longValue()).isEqualTo(1_900_000);
        assertThat(status.path("waiting_reason").textValue()).isEqualTo("usage limit");
        assertThat(status.path("eta_ms").longValue()).isEqualTo(1_140_000);
    }

    @Test
    void aStopNamesTheStoryItStopsAfter() {
        BatchState story = batch(new Fact.StopRequested(StopMode.STORY));
        assertThat(running(new EngineState(Status.STOPPING, 7L, story, 1_950_000L))
                        .path("stopping"))
                .isEqualTo(json("{\"mode\": \"story\", \"since\": 1950000, \"story_key\": \"1-1-a\"}"));

        BatchState now = batch(new Fact.StopRequested(StopMode.NOW));
        assertThat(running(new EngineState(Status.STOPPING, 7L, now, 1_950_000L))
                        .path("stopping"))
                .isEqualTo(json("{\"mode\": \"now\", \"since\": 1950000, \"story_key\": null}"));
    }

    @Test
    void withoutAUsableSprintFileTheEndIsNotForetold() {
        JsonNode status = view(
                new EngineState(Status.RUNNING, 7L, batch(), null), ROW, NOBODY, outlook(null), List.of(COMMAND), null);

        assertThat(status.path("eta_ms").isNull()).isTrue();
        assertThat(status.at("/progress/stories_total").isNull()).isTrue();
    }

    private static JsonNode usage(String state, @Nullable Long resetsAt, @Nullable Double used) {
        RateLimit limit =
                new RateLimit(state, resetsAt == null ? null : Instant.ofEpochMilli(resetsAt), "five_hour", used);
        return view(IDLE, STOPPED, new AccountState(limit, Billing.SUBSCRIPTION), null, List.of(), null)
                .path("usage_limit");
    }

    @Test
    void aLimitIsShownUntilItResets() {
        assertThat(usage("allowed_warning", NOW + 1, 0.6249))
                .isEqualTo(json("{\"percent\": 62.5, \"resets_at\": 2000001, \"type\": \"five_hour\","
                        + " \"status\": \"allowed_warning\"}"));
        assertThat(usage("rejected", NOW, 1.0).isNull()).isTrue();
        assertThat(usage("allowed", null, null).isNull()).isTrue();
        assertThat(usage("allowed", null, 0.1).path("percent").doubleValue()).isEqualTo(10);
    }

    @Test
    void whoPaysIsSaidInAWord() {
        AccountState account = new AccountState(null, Billing.SUBSCRIPTION);

        assertThat(view(IDLE, null, account, null, List.of(), null)
                        .path("billing")
                        .textValue())
                .isEqualTo("subscription");
    }
}
