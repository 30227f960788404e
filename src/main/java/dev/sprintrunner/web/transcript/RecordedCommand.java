package dev.sprintrunner.web.transcript;

import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.store.Jdbc;
import dev.sprintrunner.web.api.ApiException;

/**
 * What the record says of a command.
 *
 * @param files    the column of that name
 * @param ended    whether its files will not change any more
 * @param hasAgent whether an agent carried it out, or was to
 */
record RecordedCommand(long id, String command, String files, boolean ended, boolean hasAgent) {

    /** @throws ApiException 404 when there is no such command */
    static RecordedCommand find(Jdbc jdbc, long id) {
        return jdbc.queryOne(
                        "select id, command, files, status, session_id from commands where id = ?",
                        row -> new RecordedCommand(
                                row.getLong("id"),
                                row.getString("command"),
                                row.getString("files"),
                                !row.getString("status").equals("running"),
                                row.getString("session_id") != null),
                        id)
                .orElseThrow(() -> ApiException.notFound("there is no command " + id));
    }

    boolean isVerify() {
        return command.equals(CommandType.VERIFY.text());
    }

    /** Whether it starts a program at all. */
    boolean hasOutput() {
        return hasAgent || isVerify();
    }
}
