package dev.sprintrunner.workflow;

import dev.sprintrunner.report.Verdict.CodeReview;
import dev.sprintrunner.report.Verdict.TechSpecNeed;
import dev.sprintrunner.sprint.StatusClass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
        return copy(draft -> draft.phase = StoryTransitions.next(key(), phase, event));
    }

    StoryState blocked(StoryEvent event, String reason) {
        return on(event).copy(draft -> draft.blockedReason = reason);
    }

    StoryState seen(StatusClass status) {
        return copy(draft -> draft.fileStatus = status);
    }

    StoryState written(StatusClass status) {
        return copy(draft -> {
            draft.fileStatus = status;
            draft.writtenStatus = status;
        });
    }

    StoryState decided(TechSpecNeed need) {
        return copy(draft -> draft.techSpec = need);
    }

    /** A completed review; what the verify command printed before it has been used up. */
    StoryState reviewed(CodeReview review) {
        List<CodeReview> all = new ArrayList<>(reviews);
        all.add(review);
        return copy(draft -> {
            draft.reviews = all;
            draft.verifyOutput = null;
        });
    }

    StoryState withFailures(int count) {
        return copy(draft -> draft.failuresInRow = count);
    }

    StoryState verifyFailed(String output) {
        return copy(draft -> draft.verifyOutput = output);
    }

    StoryState withCommitted() {
        return copy(draft -> draft.committed = true);
    }

    private StoryState copy(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.build();
    }

    /** A state being changed; never leaves this class. */
    private static final class Draft {
        private final StoryPlan plan;
        private StoryPhase phase;
        private StatusClass fileStatus;
        private StatusClass writtenStatus;
        private @Nullable TechSpecNeed techSpec;
        private List<CodeReview> reviews;
        private int failuresInRow;
        private @Nullable String verifyOutput;
        private @Nullable String blockedReason;
        private boolean committed;

        Draft(StoryState base) {
            plan = base.plan;
            phase = base.phase;
            fileStatus = base.fileStatus;
            writtenStatus = base.writtenStatus;
            techSpec = base.techSpec;
            reviews = base.reviews;
            failuresInRow = base.failuresInRow;
            verifyOutput = base.verifyOutput;
            blockedReason = base.blockedReason;
            committed = base.committed;
        }

        StoryState build() {
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
                    committed);
        }
    }
}
