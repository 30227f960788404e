package dev.sprintrunner.engine;

import static dev.sprintrunner.workflow.Answers.answers;
import static dev.sprintrunner.workflow.Answers.critical;
import static dev.sprintrunner.workflow.Answers.fails;
import static dev.sprintrunner.workflow.Answers.finds;
import static dev.sprintrunner.workflow.Answers.specs;
import static dev.sprintrunner.workflow.RulesBuilder.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.sprintrunner.report.Severity;
import dev.sprintrunner.report.Verdict.TechSpecNeed;
import dev.sprintrunner.sprint.StatusClass;
import dev.sprintrunner.store.EventLog;
import dev.sprintrunner.store.EventLog.Event;
import dev.sprintrunner.workflow.BatchPlan;
import dev.sprintrunner.workflow.ContextState;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.FailureKind;
import dev.sprintrunner.workflow.RandomBatch;
import dev.sprintrunner.workflow.SimulatedBatch;
import dev.sprintrunner.workflow.StopMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables and events tell what the facts say. */
class ProjectionTest {
    @TempDir
    private Path folder;

    private RecordedBatch recorded;
    private SimulatedBatch batch;

    @BeforeEach
    void beginOneCycle() {
        recorded = RecordedBatch.in(folder, new BatchPlan(1, List.of(), null, rules().build()));
        batch = recorded.batch;
    }

    private void beginAnother(BatchPlan plan) throws IOException {
        recorded.close();
        recorded = RecordedBatch.in(Files.createTempDirectory(folder, "another"), plan);
        batch = recorded.batch;
    }

    @AfterEach
    void close() {
        recorded.close();
    }

    @Test
    void aWholeBatchIsInTheTables() throws IOException {
        beginAnother(new BatchPlan(2, List.of(), null, rules().archiving().build()));
        batch.context(ContextState.STALE)
                .story("1-1-a", StatusClass.BACKLOG)
                .story("1-2-b", StatusClass.BACKLOG)
                .on("create-story 1-1-a,1-2-b", specs(TechSpecNeed.SKIP, "1-1-a", "1-2-b"))
                .on("story-review-1 1-1-a,1-2-b", critical())
                .on(
                        "dev-story 1-2-b",
                        fails(FailureKind.ORDINARY),
                        fails(FailureKind.ORDINARY),
                        fails(FailureKind.ORDINARY))
                .run();

        assertThat(recorded.query(
                        "select status, max_cycles, cycles_completed, ended_at is not null, reason from batches"))
                .containsExactly("completed|2|1|1|null");
        assertThat(recorded.query(
                        "select story_key, epic_id, short_id, cycle, entry, status, tech_spec, reason, ended_at is not null"
                                + " from stories order by id"))
                .containsExactly(
                        "1-1-a|1|1-1-a|1|create|done|SKIP|accepted|1",
                        "1-2-b|1|1-2-b|1|create|blocked|SKIP|three failures in a row, the last: it failed|1");
        assertThat(recorded.query(
                        "select command, status, background, coalesce(failure, '-') from commands order by id"))
                .containsExactly(
                        "generate-project-context|completed|1|-",
                        "create-story|completed|0|-",
                        "story-discovery|completed|0|-",
                        "story-review-1|completed|0|-",
                        "story-review-2|completed|1|-",
                        "dev-story|completed|0|-",
                        "code-review-1|completed|0|-",
                        "dev-story|failed|0|it failed",
                        "dev-story|failed|0|it failed",
                        "dev-story|failed|0|it failed",
                        "batch-commit|completed|0|-");
        assertThat(recorded.query("select c.command, count(*) from command_stories x join commands c"
                        + " on c.id = x.command_id group by c.id having count(*) = 2"))
                .containsExactly("create-story|2", "story-discovery|2", "story-review-1|2", "story-review-2|2");
        assertThat(recorded.query(
                        "select task_type, story_key, status, completed_at is not null from background_tasks"))
                .containsExactly("generate-project-context|null|completed|1", "story-review-2|1-1-a|completed|1");
        assertThat(recorded.query("select reason, ended_at is not null from waits"))
                .containsExactly("retry of dev-story 1-2-b|1", "retry of dev-story 1-2-b|1");
    }

    @Test
    void theEventsOfAStoryFollowInOrder() {
        batch.story("1-1-a", StatusClass.REVIEW).run();

        assertThat(recorded.events.stream().map(Event::type))
                .containsExactly(
                        "batch:start",
                        "context:fresh",
                        "cycle:start",
                        "command:start",
                        "command:end",
                        "story:status",
                        "sprint:changed",
                        "command:start",
                        "command:end",
                        "cycle:end",
                        "batch:end");
        assertThat(recorded.payloads("batch:start")).containsExactly("{\"batch_id\":1,\"max_cycles\":1}");
        assertThat(recorded.payloads("cycle:start"))
                .containsExactly("{\"batch_id\":1,\"cycle_number\":1,\"story_keys\":[\"1-1-a\"]}");
        assertThat(recorded.payloads("cycle:end"))
                .containsExactly("{\"batch_id\":1,\"cycle_number\":1,\"completed_stories\":[\"1-1-a\"]}");
        assertThat(recorded.payloads("story:status"))
                .containsExactly(
                        "{\"batch_id\":1,\"story_key\":\"1-1-a\",\"status\":\"done\",\"old_status\":\"review\","
                                + "\"new_status\":\"done\",\"reason\":\"accepted\"}");
        assertThat(recorded.payloads("batch:end"))
                .containsExactly("{\"batch_id\":1,\"status\":\"completed\",\"cycles_completed\":1,\"reason\":\"\"}");
    }

    @Test
    void theStartAndTheEndOfACommandSayWhatItIsAndWhatItUsed() {
        batch.story("1-1-a", StatusClass.REVIEW)
                .on("code-review-1 1-1-a", finds(Severity.LOW, "x"))
                .run();

        Event start = recorded.events("command:start").get(1);
        assertThat(start.payload().toString())
                .isEqualTo("{\"batch_id\":1,\"story_key\":\"1-1-a\",\"story_keys\":[\"1-1-a\"],\"command_id\":2,"
                        + "\"command\":\"code-review-2\",\"task_id\":null,\"status\":\"running\",\"model\":\"haiku\","
                        + "\"attempt\":2,\"background\":false,\"cycle\":1}");
        Event end = recorded.events("command:end").get(1);
        assertThat(end.payload().path("task_id").asText()).isEqualTo("validate");
        assertThat(end.payload().path("status").asText()).isEqualTo("completed");
        assertThat(end.payload().path("metrics").toString())
                .contains("\"cost_usd\":1", "\"input_tokens\":1000", "\"num_turns\":5", "\"permission_denials\":0");
        assertThat(end.payload().path("duration_ms").longValue()).isEqualTo(60_000);
        assertThat(end)
                .returns(2L, Event::commandId)
                .returns("code-review-2", Event::command)
                .returns("validate", Event::taskId)
                .returns("completed", Event::status)
                .returns("1-1-a", Event::storyKey)
                .returns("1", Event::epicId)
                .returns(1L, Event::storyId);
    }

    @Test
    void everyEventToldIsInTheTableInTheSameOrder() {
        batch.context(ContextState.MISSING).story("1-1-a", StatusClass.BACKLOG).run();

        List<Event> written = recorded.recorder.read(jdbc -> new EventLog().after(jdbc, 0, 1_000));
        assertThat(written).asString().isEqualTo(recorded.events.toString());
    }

    @Test
    void aStatusThatAnAgentWroteFirstIsToldWithTheOneBefore() {
        batch.story("1-1-a", StatusClass.IN_PROGRESS);
        batch.on("dev-story 1-1-a", batch.meddling("1-1-a", StatusClass.REVIEW, answers(null)))
                .run();

        assertThat(recorded.events("story:status").stream()
                        .map(event -> event.payload().path("old_status").asText() + " → "
                                + event.payload().path("new_status").asText()))
                .containsExactly("in-progress → review", "review → done");
    }

    @Test
    void aPrematureDoneIsToldAsItIsSetBack() {
        batch.story("1-1-a", StatusClass.IN_PROGRESS);
        batch.on("dev-story 1-1-a", batch.meddling("1-1-a", StatusClass.DONE, answers(null)))
                .run();

        assertThat(recorded.events("story:status").stream()
                        .map(event -> event.payload().path("old_status").asText() + " → "
                                + event.payload().path("new_status").asText()))
                .containsExactly("done → review", "review → done");
    }

    @Test
    void theProjectContextIsTold() {
        batch.context(ContextState.MISSING).run();
        assertThat(recorded.events.stream().map(Event::type))
                .contains("context:create", "context:complete")
                .doesNotContain("context:refresh", "context:fresh");
    }

    @Test
    void backgroundWorkIsToldAtItsStartAndItsEnd() {
        batch.context(ContextState.STALE).run();

        assertThat(recorded.events.stream().map(Event::type))
                .containsSubsequence("context:refresh", "background:start", "background:end", "context:complete");
        assertThat(recorded.events("background:end")
                        .get(0)
                        .payload()
                        .path("status")
                        .asText())
                .isEqualTo("completed");
    }

    @Test
    void aWaitForTheUsageLimitIsToldAndItsEndToo() {
        batch.story("1-1-a", StatusClass.IN_PROGRESS)
                .on("dev-story 1-1-a", fails(FailureKind.USAGE_LIMIT))
                .run();

        assertThat(recorded.payloads("batch:waiting"))
                .containsExactly(
                        "{\"batch_id\":1,\"reason\":\"usage limit\",\"until\":1000}",
                        "{\"batch_id\":1,\"reason\":\"usage limit\",\"until\":null}");
        assertThat(recorded.query("select reason, until, ended_at is not null from waits"))
                .containsExactly("usage limit|1000|1");
    }

    @Test
    void aFatalErrorIsToldOnceAndTheBatchIsAnErrorWithItsReason() {
        batch.story("1-1-a", StatusClass.BACKLOG)
                .on("create-story 1-1-a", fails(FailureKind.FATAL))
                .run();

        assertThat(recorded.payloads("error"))
                .containsExactly(
                        "{\"batch_id\":1,\"type\":\"agent\",\"context\":\"batch 1\",\"message\":\"it failed\"}");
        assertThat(recorded.query("select status, reason from batches")).containsExactly("error|it failed");
        assertThat(recorded.query("select command, status from commands order by id"))
                .containsExactly("create-story|failed", "story-discovery|interrupted");
    }

    @Test
    void aResumeTakesTheBatchUpAgain() {
        batch.story("1-1-a", StatusClass.IN_PROGRESS);
        batch.stop(StopMode.STORY);
        batch.run();
        assertThat(recorded.query("select status, reason, ended_at is null from batches"))
                .containsExactly("stopped|stopped after the story|0");

        batch.resume();
        assertThat(recorded.query("select status, reason, ended_at is null from batches"))
                .containsExactly("running|null|1");
        assertThat(recorded.payloads("batch:start"))
                .last()
                .isEqualTo("{\"batch_id\":1,\"max_cycles\":1,\"resumed\":true}");

        BatchRecord reopened = BatchRecord.reopen(recorded.recorder, recorded.record.batchId());
        assertThat(reopened.state()).isEqualTo(recorded.state());
    }

    // Warnings

    private List<String> warnings() {
        return recorded.events("batch:warning").stream()
                .map(event -> event.payload().path("warning_type").asText())
                .toList();
    }

    @Test
    void aStoryWithoutATechSpecDecisionIsWarnedAbout() {
        batch.story("1-1-a", StatusClass.BACKLOG)
                .on("create-story 1-1-a", answers(null))
                .run();

        assertThat(warnings()).containsExactly("tech_spec_undecided");
        assertThat(recorded.payloads("batch:warning").get(0)).contains("1-1-a: the agent did not say");
        assertThat(recorded.query("select story_key, decision, reason from tech_spec_decisions"))
                .containsExactly("1-1-a|REQUIRED|the agent did not say whether it needs a tech-spec; it gets one");
    }

    @Test
    void aDecisionIsKeptWithItsReasonForLaterBatches() {
        batch.story("1-1-a", StatusClass.BACKLOG)
                .on("create-story 1-1-a", specs(TechSpecNeed.REQUIRED, "1-1-a"))
                .run();

        assertThat(recorded.query("select story_key, decision, reason from tech_spec_decisions"))
                .containsExactly("1-1-a|REQUIRED|because");
        assertThat(recorded.query("select tech_spec from stories")).containsExactly("REQUIRED");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void aDiscoveryGivenUpIsAWarning() {
        failThrice("story-discovery 1-1-a");
        batch.story("1-1-a", StatusClass.BACKLOG).run();

        assertThat(warnings()).containsExactly("retry", "retry", "discovery_given_up");
    }

    @Test
    void aCommitGivenUpIsAWarning() {
        failThrice("batch-commit 1-1-a");
        batch.story("1-1-a", StatusClass.REVIEW).run();

        assertThat(warnings()).containsExactly("retry", "retry", "commit_given_up");
    }

    @Test
    void aContextGivenUpIsAWarning() {
        failThrice("generate-project-context");
        batch.context(ContextState.MISSING).run();

        assertThat(warnings()).containsExactly("retry", "retry", "context_given_up");
    }

    @Test
    void aRefreshGivenUpIsAWarningAndOneThatOnlyWaitsIsNot() {
        batch.on("generate-project-context", fails(FailureKind.USAGE_LIMIT));
        failThrice("generate-project-context");
        batch.context(ContextState.STALE).run();

        assertThat(warnings()).containsExactly("retry", "retry", "background_failed");
    }

    @Test
    void aBackgroundReviewThatFailsIsAWarning() {
        batch.story("1-1-a", StatusClass.BACKLOG)
                .on("story-review-1 1-1-a", critical())
                .on("story-review-2 1-1-a", fails(FailureKind.TRANSIENT), fails(FailureKind.ORDINARY))
                .run();

        assertThat(warnings()).containsExactly("retry", "background_failed");
        assertThat(recorded.query("select status from background_tasks order by id"))
                .containsExactly("failed", "failed");
    }

    private void failThrice(String command) {
        LongFunction<Fact> failure = fails(FailureKind.ORDINARY);
        batch.on(command, failure, failure, failure);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 14, 15})
    void whateverHappensTheTablesAgreeWithTheFacts(long seed) throws IOException {
        List<Fact> facts = RandomBatch.facts(seed);
        BatchPlan plan = ((Fact.BatchStarted) facts.get(0)).plan();
        beginAnother(plan);
        facts.subList(1, facts.size()).forEach(recorded::add);

        assertThat(recorded.query("select status, cycles_completed from batches"))
                .containsExactly("completed|" + recorded.state().cyclesCompleted());
        assertThat(recorded.query("select story_key from stories where status in ('done', 'blocked')"
                        + " and ended_at is not null order by id"))
                .containsExactlyElementsOf(recorded.state().finished());
        assertThat(recorded.query("select count(*) from stories where status = 'blocked'"))
                .containsExactly(String.valueOf(recorded.state().blocked()));
        assertThat(recorded.query("select count(*) from commands where status = 'running'"))
                .containsExactly("0");
        assertThat(recorded.query("select count(*) from commands"))
                .containsExactly(String.valueOf(facts.stream()
                        .filter(Fact.CommandStarted.class::isInstance)
                        .count()));
        assertThat(recorded.query("select count(*) from background_tasks where status = 'running'"))
                .containsExactly("0");
        assertThat(recorded.query("select count(*) from waits where ended_at is null"))
                .containsExactly("0");
        assertThat(recorded.query("select round(sum(cost_usd), 4) from commands")
                        .get(0))
                .satisfies(sum -> assertThat(Double.parseDouble(sum))
                        .isEqualTo(recorded.state().costUsd().doubleValue(), offset(1e-6)));
        assertThat(BatchRecord.reopen(recorded.recorder, recorded.record.batchId())
                        .state())
                .isEqualTo(recorded.state());
    }
}
