package dev.sprintrunner.web.changes;

import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.store.Jdbc;
import dev.sprintrunner.web.api.ApiException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The project around a command: git objects, null where none was recorded.
 *
 * @param before the work tree, or the commit where the command is to commit
 * @param after  likewise, when it has ended
 */
record RecordedTrees(
        boolean running, @Nullable String before, @Nullable String after) {

    /** Why nothing can be compared, if so. */
    Optional<String> gap() {
        if (before == null) {
            return Optional.of(
                    "what was there before the command was not recorded: there was no git, or no commit yet");
        }
        return after == null && !running
                ? Optional.of("what was there after the command was not recorded")
                : Optional.empty();
    }

    /** @throws ApiException 404 when there is no such command */
    static RecordedTrees find(Jdbc jdbc, long commandId) {
        return jdbc.queryOne("""
                        select command, status, head_before, tree_before, head_after, tree_after
                        from commands where id = ?
                        """, RecordedTrees::of, commandId)
                .orElseThrow(() -> ApiException.notFound("there is no command " + commandId));
    }

    /** A commit changes no file: what it is about is what it recorded. */
    private static RecordedTrees of(ResultSet row) throws SQLException {
        boolean running = row.getString("status").equals("running");
        return row.getString("command").equals(CommandType.BATCH_COMMIT.text()) && !running
                ? new RecordedTrees(false, row.getString("head_before"), row.getString("head_after"))
                : new RecordedTrees(running, row.getString("tree_before"), row.getString("tree_after"));
    }
}
