package dev.sprintrunner.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.report.Verdict;
import dev.sprintrunner.sprint.StatusClass;
import dev.sprintrunner.store.BackgroundTaskRows;
import dev.sprintrunner.store.BatchRows;
import dev.sprintrunner.store.CommandRows;
import dev.sprintrunner.store.StoryRows;
import dev.sprintrunner.store.WaitRows;
import dev.sprintrunner.workflow.BatchEnd;
import dev.sprintrunner.workflow.BatchOutcome;
import dev.sprintrunner.workflow.BatchState;
import dev.sprintrunner.workflow.CommandRun;
import dev.sprintrunner.workflow.CycleState;
import dev.sprintrunner.workflow.Fact;
import dev.sprintrunner.workflow.StatusChange;
import dev.sprintrunner.workflow.StoryPhase;
import dev.sprintrunner.workflow.StoryPlan;
import dev.sprintrunner.workflow.StoryState;
import dev.sprintrunner.workflow.Wait;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a fact changes in the tables that people and pages read, and which events tell of it. */
final class Projection {
    private static final String UNDECIDED = "the agent did not say whether it needs a tech-spec; it gets one";

    private final BatchRows batches = new BatchRows();
    private final StoryRows stories = new StoryRows();
    private final CommandRows commands = new CommandRows();
    private final BackgroundTaskRows background = new BackgroundTaskRows();
    private final WaitRows waits = new WaitRows();

    void project(Recorder.Entry entry, long batchId, BatchState before, BatchState after, Fact fact) {
        if (fact instanceof Fact.ContextChecked checked) {
            contextChecked(entry, batchId, checked);
        } else if (fact instanceof Fact.CycleStarted cycle) {
            cycleStarted(entry, batchId, cycle);
        } else if (fact instanceof Fact.WaitStarted wait) {
            waitStarted(entry, batchId, before, wait.waiting());
        } else if (fact instanceof Fact.WaitEnded wait) {
            waitEnded(entry, batchId, before, wait.waitId());
        } else if (fact instanceof Fact.StatusDecided decided) {
            statusDecided(entry, batchId, before, decided.change());
        } else if (fact instanceof Fact.StatusWritten || fact instanceof Fact.StatusSeen) {
            entry.event(EventDraft.of("sprint:changed", batchId));
        } else if (fact instanceof Fact.CycleEnded ended) {
            cycleEnded(entry, batchId, before, ended);
        } else if (fact instanceof Fact.StopRequested stop) {
            warning(entry, batchId, "stopping", "stop requested: " + text(stop.mode()));
        } else if (fact instanceof Fact.BatchFailed failed) {
            error(entry, batchId, "batch", failed.reason());
        } else if (fact instanceof Fact.BatchEnded ended) {
            batchEnded(entry, batchId, before, ended.end());
        } else if (fact instanceof Fact.BatchResumed) {
            batches.resume(entry.jdbc(), batchId);
            entry.event(EventDraft.of("batch:start", batchId)
                    .with("max_cycles", before.plan().maxCycles())
                    .with("resumed", true)
                    .summary("batch " + batchId + " goes on"));
        }
        storyChanges(entry, batchId, before, after, fact);
    }

    private static void contextChecked(Recorder.Entry entry, long batchId, Fact.ContextChecked checked) {
        String type = switch (checked.found()) {
            case MISSING -> "context:create";
            case STALE -> "context:refresh";
            case FRESH -> "context:fresh";
        };
        entry.event(EventDraft.of(type, batchId)
                .summary("project context is " + checked.found().name().toLowerCase(Locale.ROOT)));
    }

    private void cycleStarted(Recorder.Entry entry, long batchId, Fact.CycleStarted cycle) {
        for (StoryPlan plan : cycle.stories()) {
            stories.insert(entry.jdbc(), batchId, cycle.number(), cycle.epicId(), plan, entry.now());
        }
        List<String> keys = cycle.stories().stream().map(StoryPlan::key).toList();
        entry.event(EventDraft.of("cycle:start", batchId)
                .with("cycle_number", cycle.number())
                .with("story_keys", keys)
                .summary("cycle " + cycle.number() + ": " + String.join(", ", keys)));
    }

    void commandStarted(
            Recorder.Entry entry, long batchId, BatchState state, Fact.CommandStarted fact, CommandRows.Start start) {
        CommandRun run = fact.run();
        commands.insert(entry.jdbc(), start, entry.now());
        if (run.background()) {
            background.insert(
                    entry.jdbc(),
                    batchId,
                    fact.commandId(),
                    firstStory(run),
                    run.name().toString(),
                    entry.now());
            entry.event(commandEvent("background:start", entry, batchId, state, fact.commandId(), run));
        }
        entry.event(commandEvent("command:start", entry, batchId, state, fact.commandId(), run)
                .task(null)
                .status("running")
                .with("model", start.model())
                .with("attempt", run.name().attempt())
                .with("background", run.background())
                .with("cycle", start.cycle())
                .summary(run.name() + (start.resumed() ? " goes on" : " started")));
    }

    void commandEnded(
            Recorder.Entry entry, long batchId, BatchState state, Fact fact, long commandId, CommandRows.End end) {
        CommandRun run = Objects.requireNonNull(state.running().get(commandId));
        commands.ended(entry.jdbc(), commandId, end, entry.now());
        entry.event(commandEvent("command:end", entry, batchId, state, commandId, run)
                .task(commands.task(entry.jdbc(), commandId).orElse(null))
                .status(end.status())
                .with("metrics", metrics(end))
                .with("failure", end.failure())
                .with("duration_ms", entry.now().toEpochMilli() - commands.startedAt(entry.jdbc(), commandId))
                .summary(run.name() + " " + end.status() + (end.failure() == null ? "" : ": " + end.failure())));
        if (run.background()) {
            background.end(entry.jdbc(), commandId, end.status(), entry.now());
            entry.event(commandEvent("background:end", entry, batchId, state, commandId, run)
                    .status(end.status()));
        }
        if (run.name().type() == CommandType.PROJECT_CONTEXT && fact instanceof Fact.CommandCompleted) {
            entry.event(EventDraft.of("context:complete", batchId).summary("project context written"));
        }
        if (fact instanceof Fact.CommandFailed failed) {
            consequences(entry, batchId, state, run, failed);
        }
    }

    /** What a failure led to beyond the story, said once. */
    private void consequences(
            Recorder.Entry entry, long batchId, BatchState before, CommandRun run, Fact.CommandFailed failed) {
        BatchState after = failed.applyTo(before);
        if (after.fatal() != null && before.fatal() == null) {
            error(entry, batchId, "agent", failed.reason());
        }
        boolean contextGivenUp = before.context() != after.context();
        if (run.background()
                && (contextGivenUp || before.chains().size() != after.chains().size())) {
            warning(entry, batchId, "background_failed", run.name() + " in the background failed: " + failed.reason());
        }
        if (run.name().type() == CommandType.STORY_DISCOVERY && settled(before) != settled(after)) {
            warning(
                    entry,
                    batchId,
                    "discovery_given_up",
                    "story-discovery keeps failing; the stories go on without it");
        }
        if (run.name().type() == CommandType.BATCH_COMMIT && commitSettled(before) != commitSettled(after)) {
            warning(entry, batchId, "commit_given_up", "the commit keeps failing; the changes stay uncommitted");
        }
        if (!run.background() && contextGivenUp) {
            warning(entry, batchId, "context_given_up", "no project context could be written; going on without it");
        }
    }

    private static boolean settled(BatchState state) {
        CycleState cycle = state.cycle();
        return cycle != null && cycle.discoverySettled();
    }

    private static boolean commitSettled(BatchState state) {
        CycleState cycle = state.cycle();
        return cycle != null && cycle.commitSettled();
    }

    private static ObjectNode metrics(CommandRows.End end) {
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        metrics.put("cost_usd", end.usage().costUsd());
        metrics.put("input_tokens", end.usage().inputTokens());
        metrics.put("output_tokens", end.usage().outputTokens());
        metrics.put("cache_read_tokens", end.usage().cacheReadTokens());
        metrics.put("cache_creation_tokens", end.usage().cacheCreationTokens());
        metrics.put("num_turns", end.usage().numTurns());
        metrics.put("permission_denials", end.usage().permissionDenials());
        return metrics;
    }

    private void waitStarted(Recorder.Entry entry, long batchId, BatchState before, Wait wait) {
        String reason = wait.slot() == null ? "usage limit" : "retry of " + wait.slot();
        waits.insert(entry.jdbc(), wait.id(), batchId, reason, wait.until(), entry.now());
        if (wait.slot() == null) {
            before.limitWait().ifPresent(earlier -> waits.end(entry.jdbc(), earlier.id(), entry.now()));
            entry.event(EventDraft.of("batch:waiting", batchId)
                    .with("reason", reason)
                    .with("until", wait.until())
                    .summary("waiting for the " + reason + " to reset"));
            return;
        }
        long seconds = Math.max(0, wait.until() - entry.now().toEpochMilli() + 500) / 1000;
        warning(entry, batchId, "retry", wait.slot() + " is tried again in " + seconds + " s");
    }

    private void waitEnded(Recorder.Entry entry, long batchId, BatchState before, long waitId) {
        waits.end(entry.jdbc(), waitId, entry.now());
        if (before.limitWait().filter(wait -> wait.id() == waitId).isPresent()) {
            entry.event(EventDraft.of("batch:waiting", batchId)
                    .with("reason", "usage limit")
                    .with("until", (Long) null)
                    .summary("the wait is over"));
        }
    }

    private void statusDecided(Recorder.Entry entry, long batchId, BatchState before, StatusChange change) {
        String status = change.status().text();
        StoryState story = story(before, change.key());
        if (story == null) {
            entry.event(EventDraft.of("sprint:changed", batchId)
                    .summary(change.key() + " is " + status + ": " + change.reason()));
            return;
        }
        Long id = storyId(entry, batchId, story.key());
        if (id != null) {
            stories.setStatus(entry.jdbc(), id, status, change.reason());
        }
        entry.event(EventDraft.of("story:status", batchId)
                .story(id, story.key(), epic(before))
                .status(status)
                .with("old_status", oldStatus(story, change).text())
                .with("new_status", status)
                .with("reason", change.reason())
                .summary(story.key() + " is " + status + ": " + change.reason()));
    }

    /** What the file said; where an agent was faster, what it said before. */
    private static StatusClass oldStatus(StoryState story, StatusChange change) {
        return story.fileStatus() == change.status() ? story.writtenStatus() : story.fileStatus();
    }

    private void cycleEnded(Recorder.Entry entry, long batchId, BatchState before, Fact.CycleEnded ended) {
        batches.countCycle(entry.jdbc(), batchId);
        CycleState cycle = Objects.requireNonNull(before.cycle());
        List<String> done = cycle.stories().stream()
                .filter(story -> story.phase() == StoryPhase.DONE)
                .map(StoryState::key)
                .toList();
        entry.event(EventDraft.of("cycle:end", batchId)
                .with("cycle_number", ended.number())
                .with("completed_stories", done)
                .summary("cycle " + ended.number() + " ended"));
    }

    private void batchEnded(Recorder.Entry entry, long batchId, BatchState before, BatchEnd end) {
        String status = text(end.outcome());
        batches.end(entry.jdbc(), batchId, entry.now(), status, end.reason().isEmpty() ? null : end.reason());
        if (end.outcome() == BatchOutcome.COMPLETED) {
            waits.endAll(entry.jdbc(), batchId, entry.now());
        }
        entry.event(EventDraft.of("batch:end", batchId)
                .status(status)
                .with("cycles_completed", before.cyclesCompleted())
                .with("reason", end.reason())
                .summary("batch " + batchId + " " + status + (end.reason().isEmpty() ? "" : ": " + end.reason())));
    }

    /** Decisions about a story and its end, wherever they came from. */
    private void storyChanges(Recorder.Entry entry, long batchId, BatchState before, BatchState after, Fact fact) {
        CycleState cycle = after.cycle();
        if (cycle == null) {
            return;
        }
        for (StoryState story : cycle.stories()) {
            StoryState was = story(before, story.key());
            Long id = storyId(entry, batchId, story.key());
            if (was == null || id == null) {
                continue;
            }
            if (story.techSpec() != null && story.techSpec() != was.techSpec()) {
                String need = story.techSpec().name();
                Optional<String> reason = specReason(fact, story.key());
                stories.setTechSpec(entry.jdbc(), id, story.key(), need, reason.orElse(UNDECIDED), entry.now());
                if (reason.isEmpty()) {
                    warning(entry, batchId, "tech_spec_undecided", story.key() + ": " + UNDECIDED);
                }
            }
            if (story.phase().isFinal() && !was.phase().isFinal()) {
                stories.end(entry.jdbc(), id, entry.now());
            }
        }
    }

    /** The agent's reason for its last decision on this story; empty when it took none. */
    private static Optional<String> specReason(Fact fact, String key) {
        return fact instanceof Fact.CommandCompleted completed
                        && completed.verdict() instanceof Verdict.StoriesCreated created
                ? created.decisions().stream()
                        .filter(decision -> key.equals(decision.story()))
                        .map(Verdict.SpecDecision::reason)
                        .reduce((first, last) -> last)
                : Optional.empty();
    }

    @Nullable
    Long storyId(Recorder.Entry entry, long batchId, String key) {
        return stories.id(entry.jdbc(), batchId, key).orElse(null);
    }

    private EventDraft commandEvent(
            String type, Recorder.Entry entry, long batchId, BatchState state, long commandId, CommandRun run) {
        String key = firstStory(run);
        return EventDraft.of(type, batchId)
                .story(key == null ? null : storyId(entry, batchId, key), key, epic(state))
                .with("story_keys", run.stories())
                .command(commandId, run.name().toString());
    }

    private static @Nullable String firstStory(CommandRun run) {
        return run.stories().stream().findFirst().orElse(null);
    }

    private static @Nullable StoryState story(BatchState state, String key) {
        CycleState cycle = state.cycle();
        return cycle == null ? null : cycle.story(key).orElse(null);
    }

    private static @Nullable String epic(BatchState state) {
        CycleState cycle = state.cycle();
        return cycle == null ? null : cycle.epicId();
    }

    private static void warning(Recorder.Entry entry, long batchId, String type, String message) {
        entry.event(EventDraft.of("batch:warning", batchId)
                .with("warning_type", type)
                .message(message));
    }

    private static void error(Recorder.Entry entry, long batchId, String type, String message) {
        entry.event(EventDraft.of("error", batchId)
                .with("type", type)
                .with("context", "batch " + batchId)
                .message(message));
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
