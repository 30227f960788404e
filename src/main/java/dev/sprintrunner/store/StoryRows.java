package dev.sprintrunner.store;

import dev.sprintrunner.workflow.StoryPlan;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table {@code stories}: a story in a batch. */
public final class StoryRows {

    public long insert(Jdbc jdbc, long batchId, int cycle, @Nullable String epicId, StoryPlan plan, Instant at) {
        return jdbc.insert(
                """
                insert into stories (batch_id, story_key, epic_id, status, started_at, short_id, cycle, entry)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (batch_id, story_key) do update set cycle = excluded.cycle, ended_at = null
                """,
                batchId,
                plan.key(),
                epicId,
                plan.status(),
                at.toEpochMilli(),
                plan.id(),
                cycle,
                plan.entry().name().toLowerCase(Locale.ROOT));
    }

    public Optional<Long> id(Jdbc jdbc, long batchId, String storyKey) {
        return jdbc.queryOne(
                "select id from stories where batch_id = ? and story_key = ?",
                row -> row.getLong(1),
                batchId,
                storyKey);
    }

    /**
     * Whether the cycle that is being worked on has this story, ended or not: until the cycle's end the runner sets
     * right what others write about it.
     */
    public boolean isInRunningCycle(Jdbc jdbc, String storyKey) {
        return jdbc.number("""
                        select count(*) from stories s join batches b on b.id = s.batch_id
                        where b.status = 'running' and s.story_key = ? and s.cycle > b.cycles_completed
                        """, storyKey) > 0;
    }

    public void setStatus(Jdbc jdbc, long id, String status, @Nullable String reason) {
        jdbc.updateOne("story row " + id, "update stories set status = ?, reason = ? where id = ?", status, reason, id);
    }

    public void end(Jdbc jdbc, long id, Instant at) {
        jdbc.updateOne("story row " + id, "update stories set ended_at = ? where id = ?", at.toEpochMilli(), id);
    }

    public void setTechSpec(Jdbc jdbc, long id, String storyKey, String decision, String reason, Instant at) {
        jdbc.updateOne("story row " + id, "update stories set tech_spec = ? where id = ?", decision, id);
        jdbc.update("""
                insert into tech_spec_decisions (story_key, decision, reason, decided_at) values (?, ?, ?, ?)
                on conflict (story_key) do update set
                    decision = excluded.decision, reason = excluded.reason, decided_at = excluded.decided_at
                """, storyKey, decision, reason, at.toEpochMilli());
    }

    /** Whether the latest decision for this story, in any batch, was that it needs a tech-spec. */
    public boolean needsTechSpec(Jdbc jdbc, String storyKey) {
        return jdbc.number(
                        "select count(*) from tech_spec_decisions where story_key = ? and decision = 'REQUIRED'",
                        storyKey)
                > 0;
    }
}
