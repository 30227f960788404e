package dev.sprintrunner.engine;

import dev.sprintrunner.claude.protocol.RateLimit;
import dev.sprintrunner.claude.protocol.RunSummary;
import dev.sprintrunner.engine.AccountState.Billing;
import dev.sprintrunner.engine.ProgressItem.Doing;
import dev.sprintrunner.report.TaskMarker;
import dev.sprintrunner.store.CommandRows;
import dev.sprintrunner.store.StoreException;
import dev.sprintrunner.store.StoryRows;
import dev.sprintrunner.workflow.CommandRun;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what a running agent tells: its progress as events, the last task and the session in its row; and shows it live. */
final class ProgressRecorder implements StreamReader.Progress {
    private static final Logger log = LoggerFactory.getLogger(ProgressRecorder.class);

    private final Recorder recorder;
    private final long batchId;
    private final long commandId;
    private final CommandRun run;
    private final Instant startedAt;
    private final Activity activity;
    private final CommandRows commands = new CommandRows();
    private final StoryRows stories = new StoryRows();
    private @Nullable String task;
    private @Nullable RateLimit limit;
    private boolean billed;

    ProgressRecorder(
            Recorder recorder, long batchId, long commandId, CommandRun run, Instant startedAt, Activity activity) {
        this.recorder = recorder;
        this.batchId = batchId;
        this.commandId = commandId;
        this.run = run;
        this.startedAt = startedAt;
        this.activity = activity;
    }

    @Override
    public void report(List<ProgressItem> items, RunSummary summary, long offset) {
        List<ProgressItem> fresh = items.stream().filter(this::isOfThisRun).toList();
        try {
            recorder.note(entry -> {
                Story story = story(entry, firstStory());
                fresh.forEach(item -> entry.event(event(entry, story, item)));
                commands.progressed(entry.jdbc(), commandId, task, Evidence.usage(summary, offset));
            });
        } catch (StoreException e) {
            // why: progress is only shown; the batch meets the same trouble at its next fact and stops there
            log.warn("Progress of command {} could not be recorded: {}", commandId, e.getMessage());
        }
        if (task != null) {
            activity.reached(commandId, task);
        }
    }

    @Override
    public void beat(Pulse pulse, RunSummary summary) {
        activity.beat(commandId, pulse);
        RateLimit reported = summary.api().rateLimit();
        if (!Objects.equals(
                reported, limit)) { // why: what another agent was told since then is not overwritten with old news
            limit = reported;
            activity.limited(reported);
        }
        if (!billed && summary.init() != null) {
            billed = true;
            activity.paidBy(Billing.of(summary.init().apiKeySource()));
        }
    }

    /** An agent that reads an old log must not play it again. */
    private boolean isOfThisRun(ProgressItem item) {
        Instant reported =
                item instanceof ProgressItem.Task told ? told.marker().reportedAt() : null;
        return reported == null || !reported.plusSeconds(1).isBefore(startedAt);
    }

    /** A story and its row. */
    private record Story(@Nullable Long row, @Nullable String key) {}

    private Story story(Recorder.Entry entry, @Nullable String key) {
        return new Story(
                key == null ? null : stories.id(entry.jdbc(), batchId, key).orElse(null), key);
    }

    private EventDraft event(Recorder.Entry entry, Story first, ProgressItem item) {
        return item instanceof ProgressItem.Task told ? event(entry, first, told.marker()) : event(first, (Doing) item);
    }

    private EventDraft event(Recorder.Entry entry, Story first, TaskMarker marker) {
        if (marker.known()) {
            task = marker.task();
        }
        String key = marker.storyKey();
        return draft(key == null || key.equals(first.key()) ? first : story(entry, key))
                .task(marker.task())
                .status(marker.status())
                .message(marker.message())
                .with("kind", "task");
    }

    private EventDraft event(Story first, Doing doing) {
        EventDraft event = draft(first)
                .task(task)
                .status(doing.kind().text())
                .message(doing.line())
                .with("kind", doing.kind().text());
        return doing.subAgent() ? event.with("sub_agent", true) : event;
    }

    private EventDraft draft(Story story) {
        return EventDraft.of("command:progress", batchId)
                .story(story.row(), story.key(), null)
                .command(commandId, run.name().toString());
    }

    private @Nullable String firstStory() {
        return run.stories().stream().findFirst().orElse(null);
    }
}
