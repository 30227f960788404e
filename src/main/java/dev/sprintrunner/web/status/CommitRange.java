package dev.sprintrunner.web.status;

import dev.sprintrunner.store.Jdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The commits of a batch.
 *
 * @param from the commit before its first command, or null where there was none
 * @param to   the commit after its last command, or null while it runs
 */
record CommitRange(@Nullable String from, @Nullable String to) {

    /** Of the newest batch; empty while no work tree was recorded before a command of it. */
    static Optional<CommitRange> newest(Jdbc jdbc) {
        return jdbc.queryOne("""
                select (select head_before from commands
                        where batch_id = b.id and tree_before is not null order by id limit 1) as first,
                    case when b.status = 'running' then null else
                        (select coalesce(head_after, head_before) from commands
                         where batch_id = b.id and coalesce(head_after, head_before) is not null
                         order by id desc limit 1)
                    end as last
                from batches b
                where b.id = (select max(id) from batches) and exists
                    (select 1 from commands where batch_id = b.id and tree_before is not null)
                """, CommitRange::map);
    }

    private static CommitRange map(ResultSet row) throws SQLException {
        return new CommitRange(row.getString("first"), row.getString("last"));
    }
}
