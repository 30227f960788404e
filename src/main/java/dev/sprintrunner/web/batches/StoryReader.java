package dev.sprintrunner.web.batches;

import dev.sprintrunner.project.SprintFiles;
import dev.sprintrunner.store.Jdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the stories of a batch and puts its commands under them. */
final class StoryReader {
    private static final String STORIES = """
            select * from (
                select s.*, coalesce(s.ended_at, b.ended_at, ?) as until
                from stories s join batches b on b.id = s.batch_id
                where s.batch_id = ? order by s.id desc limit ?)
            order by id
            """;

    /** A row of {@code stories}. */
    record Row(
            long id,
            String storyKey,
            String storyId,
            @Nullable String epicId,
            int cycle,
            String entry,
            String status,
            @Nullable String reason,
            @Nullable String techSpec,
            long startedAt,
            @Nullable Long endedAt,
            long until) {}

    /** The newest of a batch, in their order. */
    List<Row> rows(Jdbc jdbc, long batchId, int limit, long now) {
        return jdbc.query(STORIES, StoryReader::row, now, batchId, limit);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getString("story_key"),
                row.getString("short_id"),
                row.getString("epic_id"),
                row.getInt("cycle"),
                row.getString("entry"),
                row.getString("status"),
                row.getString("reason"),
                row.getString("tech_spec"),
                row.getLong("started_at"),
                Jdbc.nullableLong(row, "ended_at"),
                row.getLong("until"));
    }

    /** The stories with their commands; a command of several stories is under each of them. */
    static List<BatchStory> stories(List<Row> rows, List<CommandView> commands, SprintFiles.Found sprint) {
        Map<Long, List<CommandView>> ofStory = new HashMap<>();
        for (CommandView command : commands) {
            command.storyRows()
                    .forEach(row -> ofStory.computeIfAbsent(row, id -> new ArrayList<>())
                            .add(command));
        }
        return rows.stream()
                .map(row -> story(row, ofStory.getOrDefault(row.id(), List.of()), sprint))
                .toList();
    }

    private static BatchStory story(Row row, List<CommandView> commands, SprintFiles.Found sprint) {
        Usage usage = commands.stream()
                .map(command -> command.usage().share(command.storyRows().size()))
                .reduce(Usage.NONE, Usage::plus);
        return new BatchStory(
                row.id(),
                row.storyKey(),
                row.storyId(),
                sprint.title(row.storyKey(), row.storyId()).orElse(null),
                row.epicId(),
                row.cycle(),
                row.entry(),
                row.status(),
                row.reason(),
                row.techSpec(),
                row.startedAt(),
                row.endedAt(),
                row.until() - row.startedAt(),
                usage.costUsd(),
                usage.tokensIn(),
                usage.outputTokens(),
                (int) commands.stream().filter(StoryReader::isReview).count(),
                commands);
    }

    private static boolean isReview(CommandView command) {
        return command.command().startsWith("code-review-") && command.status().equals("completed");
    }
}
