package dev.sprintrunner.web.batches;

import dev.sprintrunner.git.CommitChanges;
import dev.sprintrunner.git.Git;
import dev.sprintrunner.git.GitException;
import dev.sprintrunner.store.Jdbc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commits that were made during commands, as git tells them. What lies between two commits never changes, so it is
 * asked for once. Safe for use by several threads.
 */
final class CommitHistory {
    private static final Logger log = LoggerFactory.getLogger(CommitHistory.class);
    private static final int MAX_COMMITS = 200;
    private static final int MAX_MOVES = 500;
    private static final int MAX_KNOWN = 2_000;
    /** Then the repository is not the one that the batch worked in, and each further question would only take time. */
    private static final int MAX_FAILURES = 3;

    /** Those in the background come last: what was committed beside them is another command's. */
    private static final String MOVES = """
            select id, head_before, head_after from commands
            where batch_id = ? and head_after is not null and head_after is not head_before
            order by background, coalesce(ended_at, started_at), id limit ?
            """;

    private final Git git;
    private final Map<Move, List<CommitChanges>> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<Move, List<CommitChanges>> eldest) {
            return size() > MAX_KNOWN;
        }
    };

    CommitHistory(Git git) {
        this.git = git;
    }

    /** From one checked-out commit, or none, to another. */
    private record Move(@Nullable String from, String to) {}

    /** A command that has moved the checked-out commit. */
    record Mover(long commandId, @Nullable String from, String to) {}

    static List<Mover> movers(Jdbc jdbc, long batchId) {
        return jdbc.query(
                MOVES,
                row -> new Mover(row.getLong("id"), row.getString("head_before"), row.getString("head_after")),
                batchId,
                MAX_MOVES);
    }

    /** Newest first, each once. What git cannot tell is left out. */
    List<CommitView> commits(List<Mover> movers) {
        List<CommitView> commits = new ArrayList<>();
        Set<String> told = new HashSet<>();
        int failures = 0;
        for (Mover mover : movers) {
            try {
                List<CommitChanges> made = new ArrayList<>(between(new Move(mover.from(), mover.to())));
                Collections.reverse(made);
                made.stream()
                        .filter(change -> told.add(change.commit().hash()))
                        .forEach(change -> commits.add(view(change, mover.commandId())));
            } catch (GitException | IllegalArgumentException e) {
                log.debug("The commits of command {} are not known: {}", mover.commandId(), e.getMessage());
                failures++;
                if (failures == MAX_FAILURES) {
                    break;
                }
            }
        }
        Collections.reverse(commits);
        return commits;
    }

    private List<CommitChanges> between(Move move) throws GitException {
        synchronized (known) {
            List<CommitChanges> found = known.get(move);
            if (found != null) {
                return found;
            }
        }
        List<CommitChanges> asked = git.logWithChanges(move.from(), move.to(), MAX_COMMITS);
        synchronized (known) {
            known.put(move, asked);
        }
        return asked;
    }

    private static CommitView view(CommitChanges change, long commandId) {
        return new CommitView(
                change.commit().hash(),
                change.commit().subject(),
                change.commit().time().toEpochMilli(),
                change.files(),
                change.added(),
                change.deleted(),
                commandId);
    }
}
