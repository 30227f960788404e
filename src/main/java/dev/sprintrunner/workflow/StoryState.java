package dev.sprintrunner.workflow;

import dev.sprintrunner.report.Verdict.CodeReview;
import dev.sprintrunner.report.Verdict.TechSpecNeed;
import dev.sprintrunner.sprint.StatusClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story in its cycle.
 *
 * @param fileStatus    what the sprint-status file was last seen to say
 * @param writtenStatus what the runner last wrote there; at first, what the file said when the cycle began
 * @param techSpec      the decision of create-story, or null while there is none
 * @param reviews       the code reviews answered in this cycle, oldest first
 * @param failuresInRow commands on this story that failed since one completed
 * @param verifyOutput  what a failed verify command printed, for the next review, or null
 * @param blockedReason why it is blocked, or null when it is not
 */
public record StoryState(
        StoryPlan plan,
        StoryPhase phase,
        StatusClass fileStatus,
        StatusClass writtenStatus,
        @Nullable TechSpecNeed techSpec,
        List<CodeReview> reviews,
        int failuresInRow,
        @Nullable String verifyOutput,
        @Nullable String blockedReason,
        boolean committed) {
    public StoryState {
        reviews = List.copyOf(reviews);
    }

    static StoryState entering(StoryPlan plan) {
        return new StoryState(
                plan, plan.entry(), plan.statusClass(), plan.statusClass(), null, List.of(), 0, null, null, false);
    }

    public String key() {
        return plan.key();
    }

    /** Whether the runner has said so, and the file still does. */
    boolean isKnownAs(StatusClass status) {
        return writtenStatus == status && fileStatus == status;
    }

    StoryState on(StoryEvent event) {
        return withPhase(StoryTransitions.next(key(), phase, event), blockedReason);
    }

    StoryState blocked(StoryEvent event, String reason) {
        return withPhase(StoryTransitions.next(key(), phase, event), reason);
    }

    StoryState seen(StatusClass status) {
        return new StoryState(
                plan,
                phase,
                status,
                writtenStatus,
                techSpec,
                reviews,
                failuresInRow,
                verifyOutput,
                blockedReason,
                committed);
    }

    StoryState written(StatusClass status) {
        return new StoryState(
                plan, phase, status, status, techSpec, reviews, failuresInRow, verifyOutput, blockedReason, committed);
    }

    StoryState decided(TechSpecNeed need) {
        return new StoryState(
                plan,
                phase,
                fileStatus,
                writtenStatus,
                need,
                reviews,
                failuresInRow,
                verifyOutput,
                blockedReason,
                committed);
    }

    /** A completed review; what the verify command printed before it has been used up. */
    StoryState reviewed(CodeReview review) {
        List<CodeReview> all = new ArrayList<>(reviews);
        all.add(review);
        return new StoryState(
                plan, phase, fileStatus, writtenStatus, techSpec, all, failuresInRow, null, blockedReason, committed);
    }

    StoryState withFailures(int count) {
        return new StoryState(
                plan,
                phase,
                fileStatus,
                writtenStatus,
                techSpec,
                reviews,
                count,
                verifyOutput,
                blockedReason,
                committed);
    }

    StoryState verifyFailed(String output) {
        return new StoryState(
                plan,
                phase,
                fileStatus,
                writtenStatus,
                techSpec,
                reviews,
                failuresInRow,
                output,
                blockedReason,
                committed);
    }

    StoryState withCommitted() {
        return new StoryState(
                plan,
                phase,
                fileStatus,
                writtenStatus,
                techSpec,
                reviews,
                failuresInRow,
                verifyOutput,
                blockedReason,
                true);
    }

    private StoryState withPhase(StoryPhase newPhase, @Nullable String reason) {
        return new StoryState(
                plan,
                newPhase,
                fileStatus,
                writtenStatus,
                techSpec,
                reviews,
                failuresInRow,
                verifyOutput,
                reason,
                committed);
    }
}
