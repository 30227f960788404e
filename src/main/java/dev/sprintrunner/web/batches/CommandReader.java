package dev.sprintrunner.web.batches;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sprintrunner.store.Jdbc;
import dev.sprintrunner.web.api.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads commands with their stories and tasks: three queries for a whole batch. */
final class CommandReader {
    /** A command that nobody can tell the end of has ended with its batch. */
    private static final String COMMANDS = """
            select c.*, coalesce(c.ended_at, b.ended_at, ?) as until, c.batch_id as batch
            from commands c join batches b on b.id = c.batch_id
            """;

    private static final String STORIES = """
            select x.command_id, s.id as story_id, s.story_key
            from command_stories x join stories s on s.id = x.story_id
            """;

    /** The index of the same condition finds them; events from before there was a kind are all of tasks. */
    static final String MARKERS = """
            select command_id, task_id, story_key, status, message, timestamp from events
            where batch_id = ? and event_type = 'command:progress' and status not in ('tool', 'tool_error', 'text')
                and command_id is not null and task_id is not null
            """;

    private final PromptSizes prompts;

    CommandReader(PromptSizes prompts) {
        this.prompts = prompts;
    }

    private record Story(long commandId, long row, String key) {}

    private record Marked(long commandId, TaskHistory.Marker marker) {}

    /** All of a batch, in their order, with their tasks. */
    List<CommandView> ofBatch(Jdbc jdbc, long batchId, long now) {
        Map<Long, List<Story>> stories = stories(jdbc, batchId);
        Map<Long, TaskHistory> tasks =
                tasks(jdbc.query(MARKERS + " order by command_id, id", CommandReader::marked, batchId));
        return jdbc.query(
                COMMANDS + " where c.batch_id = ? order by c.id",
                row -> view(row, stories, tasks, prompts.of(row.getString("files"))),
                now,
                batchId);
    }

    /** The newest of a batch, in their order, without tasks. */
    List<CommandView> newest(Jdbc jdbc, long batchId, int limit, long now) {
        Map<Long, List<Story>> stories = stories(jdbc, batchId);
        return jdbc.query(
                "select * from (" + COMMANDS + " where c.batch_id = ? order by c.id desc limit ?) order by id",
                row -> view(row, stories, Map.of(), null),
                now,
                batchId,
                limit);
    }

    Optional<CommandView> find(Jdbc jdbc, long id, long now) {
        return jdbc.queryOne("select batch_id from commands where id = ?", row -> row.getLong(1), id)
                .flatMap(batchId -> find(jdbc, id, batchId, now));
    }

    private Optional<CommandView> find(Jdbc jdbc, long id, long batchId, long now) {
        Map<Long, List<Story>> stories =
                jdbc.query(STORIES + " where x.command_id = ? order by s.id", CommandReader::story, id).stream()
                        .collect(groupingBy(Story::commandId));
        Map<Long, TaskHistory> tasks =
                tasks(jdbc.query(MARKERS + " and command_id = ? order by id", CommandReader::marked, batchId, id));
        return jdbc.queryOne(
                COMMANDS + " where c.id = ?",
                row -> view(row, stories, tasks, prompts.of(row.getString("files"))),
                now,
                id);
    }

    private static Map<Long, List<Story>> stories(Jdbc jdbc, long batchId) {
        return jdbc.query(STORIES + " where s.batch_id = ? order by s.id", CommandReader::story, batchId).stream()
                .collect(groupingBy(Story::commandId));
    }

    private static Map<Long, TaskHistory> tasks(List<Marked> markers) {
        Map<Long, TaskHistory> tasks = new HashMap<>();
        markers.forEach(marked -> tasks.computeIfAbsent(marked.commandId(), id -> new TaskHistory())
                .add(marked.marker()));
        return tasks;
    }

    private static Story story(ResultSet row) throws SQLException {
        return new Story(row.getLong("command_id"), row.getLong("story_id"), row.getString("story_key"));
    }

    private static Marked marked(ResultSet row) throws SQLException {
        return new Marked(
                row.getLong("command_id"),
                new TaskHistory.Marker(
                        row.getString("task_id"),
                        row.getString("story_key"),
                        row.getString("status"),
                        row.getString("message"),
                        row.getLong("timestamp")));
    }

    private static CommandView view(
            ResultSet row, Map<Long, List<Story>> stories, Map<Long, TaskHistory> tasks, @Nullable Long promptBytes)
            throws SQLException {
        long id = row.getLong("id");
        List<Story> own = stories.getOrDefault(id, List.of());
        String status = row.getString("status");
        Long endedAt = Jdbc.nullableLong(row, "ended_at");
        TaskHistory reached = tasks.getOrDefault(id, new TaskHistory());
        return new CommandView(
                id,
                row.getLong("batch"),
                row.getString("command"),
                own.stream().map(Story::key).toList(),
                own.stream().map(Story::row).toList(),
                Jdbc.nullableInt(row, "cycle"),
                row.getInt("attempt"),
                row.getBoolean("background"),
                status,
                row.getString("task_id"),
                row.getLong("started_at"),
                endedAt,
                row.getLong("until") - row.getLong("started_at"),
                row.getString("model"),
                row.getString("session_id"),
                row.getBoolean("resumed"),
                Jdbc.nullableLong(row, "pid"),
                Jdbc.nullableInt(row, "exit_code"),
                row.getString("failure"),
                row.getString("failure_kind"),
                row.getString("output_summary"),
                verdict(row.getString("verdict")),
                Usage.of(row),
                row.getInt("num_turns"),
                row.getLong("duration_api_ms"),
                row.getInt("permission_denials"),
                promptBytes,
                reached.tasks(status, endedAt));
    }

    private static @Nullable JsonNode verdict(@Nullable String text) {
        try {
            return text == null ? null : Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return null; // by somebody's hand; the rest of the row is as good as ever
        }
    }
}
