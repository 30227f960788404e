package dev.sprintrunner.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table {@code commands}, and {@code command_stories} beside it. */
public final class CommandRows {

    /**
     * What is known before the agent starts.
     *
     * @param storyIds  rows of its stories, in order
     * @param sessionId the agent's session, or null where there is none
     * @param resumed   whether it goes on in an earlier session
     * @param cookie    marks every process the command starts
     * @param files     its files below {@code transcripts/}, without their endings
     * @param head      the git commit before it, or null
     * @param tree      the work tree before it as a git tree, or null
     */
    public record Start(
            long id,
            long batchId,
            @Nullable Integer cycle,
            List<Long> storyIds,
            String command,
            int attempt,
            boolean background,
            @Nullable String model,
            @Nullable String sessionId,
            boolean resumed,
            String cookie,
            String files,
            @Nullable String head,
            @Nullable String tree) {
        public Start {
            storyIds = List.copyOf(storyIds);
        }
    }

    /**
     * What is known when it has ended. Nullable where it does not apply.
     *
     * @param summary the end of its answer, cut for display
     * @param verdict JSON
     * @param head    the git commit after it
     * @param tree    the work tree after it as a git tree
     */
    public record End(
            String status,
            @Nullable Integer exitCode,
            @Nullable String summary,
            @Nullable String failure,
            @Nullable String failureKind,
            @Nullable String verdict,
            Usage usage,
            @Nullable String head,
            @Nullable String tree) {}

    /** What a run used; counters of the stream with it. */
    public record Usage(
            @Nullable String model,
            @Nullable String sessionId,
            @Nullable String cliVersion,
            BigDecimal costUsd,
            long inputTokens,
            long outputTokens,
            long cacheReadTokens,
            long cacheCreationTokens,
            int numTurns,
            long durationApiMs,
            int permissionDenials,
            int oddLines,
            long transcriptOffset) {
        public static final Usage NONE = new Usage(null, null, null, BigDecimal.ZERO, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** A command that has not ended as far as the record knows. */
    public record Running(
            long id,
            long batchId,
            String command,
            @Nullable Long pid,
            @Nullable String processIdentity,
            String cookie,
            String files,
            @Nullable String sessionId,
            long transcriptOffset) {}

    /**
     * What was there when an agent's session began.
     *
     * @param startedAt epoch milliseconds
     * @param head      the git commit, or null
     * @param tree      the work tree as a git tree, or null
     */
    public record Beginning(
            long startedAt, @Nullable String head, @Nullable String tree) {}

    /** The id the next command gets. Only the thread that runs the batch inserts commands. */
    public long nextId(Jdbc jdbc) {
        return jdbc.number("select coalesce(max(id), 0) + 1 from commands");
    }

    public void insert(Jdbc jdbc, Start start, Instant at) {
        jdbc.insert(
                """
                insert into commands (id, batch_id, cycle, story_id, command, attempt, background, model, session_id,
                    resumed, cookie, files, head_before, tree_before, started_at, status)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'running')
                """,
                start.id(),
                start.batchId(),
                start.cycle(),
                start.storyIds().stream().findFirst().orElse(null),
                start.command(),
                start.attempt(),
                start.background(),
                start.model(),
                start.sessionId(),
                start.resumed(),
                start.cookie(),
                start.files(),
                start.head(),
                start.tree(),
                at.toEpochMilli());
        for (long storyId : start.storyIds()) {
            jdbc.update("insert into command_stories (command_id, story_id) values (?, ?)", start.id(), storyId);
        }
    }

    public void spawned(Jdbc jdbc, long id, long pid, String processIdentity) {
        jdbc.updateOne(
                "command " + id,
                "update commands set pid = ?, process_identity = ? where id = ?",
                pid,
                processIdentity,
                id);
    }

    /** What has become known while it runs. */
    public void progressed(Jdbc jdbc, long id, @Nullable String task, Usage usage) {
        jdbc.updateOne(
                "command " + id,
                """
                update commands set task_id = coalesce(?, task_id), model = coalesce(?, model),
                    session_id = coalesce(?, session_id), cli_version = coalesce(?, cli_version),
                    transcript_offset = ?
                where id = ?
                """,
                task,
                usage.model(),
                usage.sessionId(),
                usage.cliVersion(),
                usage.transcriptOffset(),
                id);
    }

    /** Epoch milliseconds. */
    public long startedAt(Jdbc jdbc, long id) {
        return jdbc.number("select started_at from commands where id = ?", id);
    }

    /** The last task it has reached. */
    public Optional<String> task(Jdbc jdbc, long id) {
        return jdbc.queryOne(
                "select task_id from commands where id = ? and task_id is not null", row -> row.getString(1), id);
    }

    public void ended(Jdbc jdbc, long id, End end, Instant at) {
        Usage usage = end.usage();
        jdbc.updateOne(
                "command " + id,
                """
                update commands set ended_at = ?, status = ?, exit_code = ?, output_summary = ?, failure = ?,
                    failure_kind = ?, verdict = ?, head_after = ?, tree_after = ?, model = coalesce(?, model),
                    session_id = coalesce(?, session_id), cli_version = coalesce(?, cli_version), cost_usd = ?,
                    input_tokens = ?, output_tokens = ?, cache_read_tokens = ?, cache_creation_tokens = ?,
                    num_turns = ?, duration_api_ms = ?, permission_denials = ?, odd_lines = ?, transcript_offset = ?
                where id = ?
                """,
                at.toEpochMilli(),
                end.status(),
                end.exitCode(),
                end.summary(),
                end.failure(),
                end.failureKind(),
                end.verdict(),
                end.head(),
                end.tree(),
                usage.model(),
                usage.sessionId(),
                usage.cliVersion(),
                usage.costUsd().doubleValue(),
                usage.inputTokens(),
                usage.outputTokens(),
                usage.cacheReadTokens(),
                usage.cacheCreationTokens(),
                usage.numTurns(),
                usage.durationApiMs(),
                usage.permissionDenials(),
                usage.oddLines(),
                usage.transcriptOffset(),
                id);
    }

    public List<Running> running(Jdbc jdbc, long batchId) {
        return jdbc.query(
                "select * from commands where batch_id = ? and status = 'running' order by id",
                CommandRows::running,
                batchId);
    }

    /** The commit before the first dev-story of the latest batch that developed the story. */
    public Optional<String> headBeforeDevelopment(Jdbc jdbc, String storyKey) {
        return jdbc.queryOne("""
                select c.head_before from commands c
                join command_stories x on x.command_id = c.id join stories s on s.id = x.story_id
                where s.story_key = ? and c.command = 'dev-story' and c.head_before is not null
                order by c.batch_id desc, c.id limit 1
                """, row -> row.getString(1), storyKey);
    }

    public Optional<Beginning> beginning(Jdbc jdbc, long batchId, String sessionId) {
        return jdbc.queryOne(
                "select * from commands where batch_id = ? and session_id = ? order by id limit 1",
                row -> new Beginning(
                        row.getLong("started_at"), row.getString("head_before"), row.getString("tree_before")),
                batchId,
                sessionId);
    }

    /** The verdicts of a numbered command on a story in a batch, oldest first. */
    public List<String> verdicts(Jdbc jdbc, long batchId, String command, String storyKey) {
        return jdbc.query("""
                select c.verdict from commands c
                join command_stories x on x.command_id = c.id join stories s on s.id = x.story_id
                where c.batch_id = ? and s.story_key = ? and c.command like ? || '-%' and c.verdict is not null
                order by c.id
                """, row -> row.getString(1), batchId, storyKey, command);
    }

    private static Running running(ResultSet row) throws SQLException {
        return new Running(
                row.getLong("id"),
                row.getLong("batch_id"),
                row.getString("command"),
                Jdbc.nullableLong(row, "pid"),
                row.getString("process_identity"),
                row.getString("cookie"),
                row.getString("files"),
                row.getString("session_id"),
                row.getLong("transcript_offset"));
    }
}
