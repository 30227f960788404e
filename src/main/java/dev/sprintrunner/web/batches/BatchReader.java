package dev.sprintrunner.web.batches;

import dev.sprintrunner.engine.Recorder;
import dev.sprintrunner.git.Git;
import dev.sprintrunner.project.SprintFiles;
import dev.sprintrunner.store.Jdbc;
import dev.sprintrunner.web.batches.BatchDetail.BackgroundTask;
import dev.sprintrunner.web.batches.BatchDetail.WaitView;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Reads what was recorded of batches, each answer as of one moment. */
final class BatchReader {
    private static final String BACKGROUND_TASKS = "select * from background_tasks where batch_id = ? order by id";
    private static final String WAITS = "select * from waits where batch_id = ? order by started_at, id";

    private final Recorder recorder;
    private final SprintFiles sprint;
    private final Clock clock;
    private final CommitHistory commits;
    private final CommandReader commands;
    private final StoryReader stories = new StoryReader();
    private final BatchSummaries summaries = new BatchSummaries();

    /** @param transcripts where the files of commands are */
    BatchReader(Recorder recorder, SprintFiles sprint, Git git, Path transcripts, Clock clock) {
        this.recorder = recorder;
        this.sprint = sprint;
        this.clock = clock;
        this.commits = new CommitHistory(git);
        this.commands = new CommandReader(new PromptSizes(transcripts));
    }

    /** Batches, newest first, and how many there are in all. */
    record Page(List<BatchSummary> batches, long total) {
        Page {
            batches = List.copyOf(batches);
        }
    }

    /** What the tables say, before git and the project's files are asked. */
    private record Rows(
            BatchSummary batch,
            List<StoryReader.Row> stories,
            List<CommandView> commands,
            List<BackgroundTask> backgroundTasks,
            List<WaitView> waits,
            List<CommitHistory.Mover> movers) {}

    Page page(int limit, long offset) {
        return recorder.snapshot(
                jdbc -> new Page(summaries.page(jdbc, limit, offset, clock.millis()), summaries.total(jdbc)));
    }

    Optional<CommandView> command(long id) {
        return recorder.snapshot(jdbc -> commands.find(jdbc, id, clock.millis()));
    }

    Optional<BatchDetail> batch(long id) {
        long now = clock.millis();
        return recorder.snapshot(jdbc -> summaries.find(jdbc, id, now).map(batch -> rows(jdbc, batch, now)))
                .map(this::detail);
    }

    private Rows rows(Jdbc jdbc, BatchSummary batch, long now) {
        return new Rows(
                batch,
                stories.rows(jdbc, batch.id(), Integer.MAX_VALUE, now),
                commands.ofBatch(jdbc, batch.id(), now),
                jdbc.query(
                        BACKGROUND_TASKS,
                        row -> new BackgroundTask(
                                row.getLong("id"),
                                row.getString("story_key"),
                                row.getString("task_type"),
                                row.getLong("spawned_at"),
                                Jdbc.nullableLong(row, "completed_at"),
                                row.getString("status"),
                                Jdbc.nullableLong(row, "command_id")),
                        batch.id()),
                jdbc.query(
                        WAITS,
                        row -> new WaitView(
                                row.getString("reason"),
                                row.getLong("started_at"),
                                row.getLong("until"),
                                Jdbc.nullableLong(row, "ended_at")),
                        batch.id()),
                CommitHistory.movers(jdbc, batch.id()));
    }

    private BatchDetail detail(Rows rows) {
        return new BatchDetail(
                rows.batch(),
                StoryReader.stories(rows.stories(), rows.commands(), sprint.recent()),
                ofBatchAlone(rows.commands()),
                rows.backgroundTasks(),
                rows.waits(),
                commits.commits(rows.movers()),
                BatchStats.of(rows.commands()));
    }

    static List<CommandView> ofBatchAlone(List<CommandView> commands) {
        return commands.stream()
                .filter(command -> command.storyRows().isEmpty())
                .toList();
    }
}
