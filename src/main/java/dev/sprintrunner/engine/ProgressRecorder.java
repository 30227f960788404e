package dev.sprintrunner.engine;

import dev.sprintrunner.claude.protocol.RunSummary;
import dev.sprintrunner.report.TaskMarker;
import dev.sprintrunner.store.CommandRows;
import dev.sprintrunner.store.StoreException;
import dev.sprintrunner.store.StoryRows;
import dev.sprintrunner.workflow.CommandRun;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what a running agent reports: its task markers as events, the last task and the session in its row. */
final class ProgressRecorder implements StreamReader.Progress {
    private static final Logger log = LoggerFactory.getLogger(ProgressRecorder.class);

    private final Recorder recorder;
    private final long batchId;
    private final long commandId;
    private final CommandRun run;
    private final Instant startedAt;
    private final CommandRows commands = new CommandRows();
    private final StoryRows stories = new StoryRows();

    ProgressRecorder(Recorder recorder, long batchId, long commandId, CommandRun run, Instant startedAt) {
        this.recorder = recorder;
        this.batchId = batchId;
        this.commandId = commandId;
        this.run = run;
        this.startedAt = startedAt;
    }

    @Override
    public void report(List<TaskMarker> markers, RunSummary summary, long offset) {
        List<TaskMarker> fresh = markers.stream().filter(this::isOfThisRun).toList();
        String task = fresh.stream()
                .filter(TaskMarker::known)
                .map(TaskMarker::task)
                .reduce((first, last) -> last)
                .orElse(null);
        try {
            recorder.note(entry -> {
                commands.progressed(entry.jdbc(), commandId, task, Evidence.usage(summary, offset));
                fresh.forEach(marker -> entry.event(event(entry, marker)));
            });
        } catch (StoreException e) {
            // why: progress is only shown; the batch meets the same trouble at its next fact and stops there
            log.warn("Progress of command {} could not be recorded: {}", commandId, e.getMessage());
        }
    }

    /** An agent that reads an old log must not play it again. */
    private boolean isOfThisRun(TaskMarker marker) {
        Instant reported = marker.reportedAt();
        return reported == null || !reported.plusSeconds(1).isBefore(startedAt);
    }

    private EventDraft event(Recorder.Entry entry, TaskMarker marker) {
        String key = marker.storyKey() == null ? firstStory() : marker.storyKey();
        return EventDraft.of("command:progress", batchId)
                .story(
                        key == null
                                ? null
                                : stories.id(entry.jdbc(), batchId, key).orElse(null),
                        key,
                        null)
                .command(commandId, run.name().toString())
                .task(marker.task())
                .status(marker.status())
                .message(marker.message());
    }

    private @Nullable String firstStory() {
        return run.stories().stream().findFirst().orElse(null);
    }
}
