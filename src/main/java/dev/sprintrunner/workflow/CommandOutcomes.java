package dev.sprintrunner.workflow;

import dev.sprintrunner.command.CommandType;
import dev.sprintrunner.report.Verdict;
import dev.sprintrunner.report.Verdict.SpecDecision;
import dev.sprintrunner.report.Verdict.TechSpecNeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the end of a command changes in the batch. */
final class CommandOutcomes {
    private CommandOutcomes() {}

    // Completed

    static BatchState completed(BatchState state, Fact.CommandCompleted fact) {
        CommandRun run = running(state, fact.commandId());
        BatchState freed = state.withoutRunning(fact.commandId(), fact.costUsd())
                .withLimit(state.isLimited() ? state.limit() : LimitState.CLEAR)
                .withoutSlot(run.slot());
        if (run.background()) {
            return backgroundCompleted(freed, run, fact.verdict());
        }
        BatchState counted = run.slot().countsForStories()
                ? freed.mapCycle(cycle -> cycle.mapStories(run.stories(), story -> story.withFailures(0)))
                : freed;
        return foregroundCompleted(counted, run, fact.verdict());
    }

    private static BatchState foregroundCompleted(BatchState state, CommandRun run, @Nullable Verdict verdict) {
        List<String> keys = run.stories();
        return switch (run.name().type()) {
            case PROJECT_CONTEXT -> state.withContext(ContextProgress.TO_FREEZE);
            case CREATE_STORY ->
                state.mapCycle(cycle -> decided(cycle, keys, verdict).withStoriesWritten());
            case STORY_DISCOVERY -> state.mapCycle(CycleState::withDiscoverySettled);
            case STORY_REVIEW ->
                withChainIfCritical(state, run, verdict)
                        .mapCycle(cycle -> cycle.mapStories(keys, CommandOutcomes::afterStoryReview));
            case CREATE_TECH_SPEC -> onEach(state, keys, StoryEvent.SPEC_WRITTEN);
            case TECH_SPEC_REVIEW -> onEach(withChainIfCritical(state, run, verdict), keys, StoryEvent.SPEC_REVIEWED);
            case DEV_STORY -> onEach(state, keys, StoryEvent.DEVELOPED);
            case CODE_REVIEW -> reviewed(state, keys, (Verdict.CodeReview) Objects.requireNonNull(verdict));
            case VERIFY -> verified(state, keys, (Verdict.Verification) Objects.requireNonNull(verdict));
            case BATCH_COMMIT -> state.mapCycle(cycle -> cycle.mapStories(keys, StoryState::withCommitted));
        };
    }

    private static BatchState onEach(BatchState state, List<String> keys, StoryEvent event) {
        return state.mapCycle(cycle -> cycle.mapStories(keys, story -> story.on(event)));
    }

    /** A story the agent said nothing about gets a tech-spec: the careful choice. */
    private static CycleState decided(CycleState cycle, List<String> keys, @Nullable Verdict verdict) {
        List<SpecDecision> decisions =
                verdict instanceof Verdict.StoriesCreated created ? created.decisions() : List.of();
        return cycle.mapStories(
                keys,
                story -> story.decided(decisions.stream()
                        .filter(decision -> story.key().equals(decision.story()))
                        .map(SpecDecision::need)
                        .reduce(TechSpecNeed.REQUIRED, (first, last) -> last)));
    }

    private static StoryState afterStoryReview(StoryState story) {
        return story.on(
                story.techSpec() == TechSpecNeed.SKIP
                        ? StoryEvent.REVIEWED_SPEC_SKIPPED
                        : StoryEvent.REVIEWED_SPEC_REQUIRED);
    }

    private static BatchState reviewed(BatchState state, List<String> keys, Verdict.CodeReview review) {
        WorkflowRules rules = state.plan().rules();
        return state.mapCycle(cycle -> cycle.mapStories(keys, story -> {
            StoryState withReview = story.reviewed(review);
            StoryEvent event = ReviewLoop.judge(withReview.reviews(), rules);
            return switch (event) {
                case SAME_ISSUES_AGAIN -> withReview.blocked(event, "same issues three times");
                case REVIEWS_EXHAUSTED -> withReview.blocked(event, reviews(withReview));
                default -> withReview.on(event);
            };
        }));
    }

    private static String reviews(StoryState story) {
        int count = story.reviews().size();
        return count + (count == 1 ? " review" : " reviews");
    }

    private static BatchState verified(BatchState state, List<String> keys, Verdict.Verification verdict) {
        int maximum = state.plan().rules().maxCodeReviewAttempts();
        return state.mapCycle(cycle -> cycle.mapStories(keys, story -> {
            if (verdict.passed()) {
                return story.on(StoryEvent.VERIFIED);
            }
            return story.reviews().size() >= maximum
                    ? story.blocked(
                            StoryEvent.REVIEWS_EXHAUSTED, "the verify command still fails after " + reviews(story))
                    : story.verifyFailed(verdict.output()).on(StoryEvent.VERIFY_FAILED);
        }));
    }

    // Background

    private static BatchState withChainIfCritical(BatchState state, CommandRun run, @Nullable Verdict verdict) {
        return isCritical(verdict)
                ? state.withChains(with(state.chains(), Chain.after(run.name().type(), run.stories())))
                : state;
    }

    private static boolean isCritical(@Nullable Verdict verdict) {
        return verdict instanceof Verdict.DocumentReview review && review.criticalIssues();
    }

    private static BatchState backgroundCompleted(BatchState state, CommandRun run, @Nullable Verdict verdict) {
        if (run.name().type() == CommandType.PROJECT_CONTEXT) {
            return state.withContext(ContextProgress.SETTLED);
        }
        return isCritical(verdict) ? withChainAdvanced(state, run.slot()) : withoutChain(state, run.slot());
    }

    private static BatchState withChainAdvanced(BatchState state, Slot slot) {
        return state.withChains(state.chains().stream()
                .map(chain -> chain.slot().equals(slot) ? chain.advanced() : chain)
                .filter(chain -> !chain.isOver())
                .toList());
    }

    private static BatchState withoutChain(BatchState state, Slot slot) {
        return state.withChains(state.chains().stream()
                .filter(chain -> !chain.slot().equals(slot))
                .toList());
    }

    private static List<Chain> with(List<Chain> chains, Chain added) {
        List<Chain> all = new ArrayList<>(chains);
        all.add(added);
        return all;
    }

    // Failed

    static BatchState failed(BatchState state, Fact.CommandFailed fact) {
        CommandRun run = running(state, fact.commandId());
        BatchState freed = state.withoutRunning(fact.commandId(), fact.costUsd());
        Slot slot = run.slot();
        SlotState before = state.slot(slot);
        BatchState uncharged = freed.withSlot(slot, before.uncharged(continuation(run, fact)));
        return switch (fact.kind()) {
            case ORDINARY -> struck(freed, slot, fact.reason());
            case TRANSIENT ->
                before.transients() < state.plan().rules().retryMaxAttempts()
                        ? freed.withSlot(
                                slot, before.transientFailure(fact.reason(), continuation(run, fact), fact.notBefore()))
                        : struck(freed, slot, fact.reason());
            case USAGE_LIMIT -> uncharged.withLimit(state.limit().hit(fact.notBefore(), state.isLimited()));
            case INTERRUPTED -> uncharged;
            case FATAL -> uncharged.withFatal(fact.reason());
            // why: without a session to go on in there is none to lose, and going on for nothing would never end
            case SESSION_LOST ->
                run.continuation() == null
                        ? struck(freed, slot, fact.reason())
                        : freed.withSlot(slot, before.uncharged(null));
        };
    }

    /** A failure that counts: against the stories, or against the work itself where no story is to blame. */
    private static BatchState struck(BatchState state, Slot slot, String reason) {
        SlotState struck = state.slot(slot).counted(reason);
        BatchState counted = state.withSlot(slot, struck);
        if (slot.countsForStories()) {
            return counted.mapCycle(cycle -> cycle.mapStories(slot.stories(), story -> strike(story, reason)));
        }
        return struck.failures() >= slot.strikes() ? givenUp(counted.withoutSlot(slot), slot) : counted;
    }

    private static StoryState strike(StoryState story, String reason) {
        StoryState failed = story.withFailures(story.failuresInRow() + 1);
        return failed.failuresInRow() >= SlotState.STRIKES
                ? failed.blocked(StoryEvent.THIRD_FAILURE, "three failures in a row, the last: " + reason)
                : failed;
    }

    private static BatchState givenUp(BatchState state, Slot slot) {
        return switch (slot.type()) {
            case STORY_DISCOVERY -> state.mapCycle(CycleState::withDiscoverySettled);
            case BATCH_COMMIT -> state.mapCycle(CycleState::withCommitGivenUp);
            case PROJECT_CONTEXT ->
                state.withContext(slot.background() ? ContextProgress.SETTLED : ContextProgress.TO_FREEZE);
            case STORY_REVIEW, TECH_SPEC_REVIEW -> withoutChain(state, slot);
            default -> state;
        };
    }

    /** The session it ended in; where it did not get as far as to have one, still that it was to go on in. */
    private static @Nullable Continuation continuation(CommandRun run, Fact.CommandFailed fact) {
        return fact.session() == null ? run.continuation() : new Continuation(fact.session(), fact.kind());
    }

    private static CommandRun running(BatchState state, long commandId) {
        CommandRun run = state.running().get(commandId);
        if (run == null) {
            throw new IllegalStateException("command " + commandId + " ended but does not run");
        }
        return run;
    }
}
