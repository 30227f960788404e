package dev.sprintrunner.workflow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of a batch add up to. Immutable; {@link Fact#applyTo} gives the next one.
 *
 * @param finished  keys of the stories done or blocked in this batch, never selected again in it
 * @param blocked   how many of them are blocked
 * @param cycle     the running cycle, or null between cycles
 * @param running   the commands that run, by their id
 * @param slots     work that has failed and is to be tried again
 * @param chains    background reviews that are not over
 * @param waits     recorded pauses that have not ended
 * @param exhausted whether nothing was selectable any more
 * @param fatal     why the batch cannot go on, or null
 * @param end       how it ended, or null while it runs
 */
public record BatchState(
        BatchPlan plan,
        ContextProgress context,
        int cyclesCompleted,
        Set<String> finished,
        int blocked,
        @Nullable CycleState cycle,
        Map<Long, CommandRun> running,
        Map<Slot, SlotState> slots,
        List<Chain> chains,
        List<Wait> waits,
        LimitState limit,
        Stopping stopping,
        BigDecimal costUsd,
        boolean exhausted,
        @Nullable String fatal,
        @Nullable BatchEnd end) {

    public static BatchState replay(List<Fact> facts) {
        if (facts.isEmpty() || !(facts.get(0) instanceof Fact.BatchStarted started)) {
            throw new IllegalArgumentException("the facts of a batch begin with its start");
        }
        BatchState state = planned(started.plan());
        for (Fact fact : facts.subList(1, facts.size())) {
            state = fact.applyTo(state);
        }
        return state;
    }

    static BatchState planned(BatchPlan plan) {
        return new BatchState(
                plan,
                ContextProgress.UNCHECKED,
                0,
                Set.of(),
                0,
                null,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                LimitState.CLEAR,
                Stopping.NOT,
                BigDecimal.ZERO,
                false,
                null,
                null);
    }

    // Questions

    public boolean isOver() {
        return end != null;
    }

    /** The pause that holds every agent of the batch, if there is one. */
    public Optional<Wait> limitWait() {
        return waits.stream().filter(Wait::holdsEverything).findFirst();
    }

    /** Whether agents have met the usage limit and a wait for it is due or goes on. */
    boolean isLimited() {
        return limit.waitDue() || limitWait().isPresent();
    }

    /** Whether work that the cycles do not wait for is not over. */
    boolean hasBackgroundWork() {
        return !chains.isEmpty() || context == ContextProgress.TO_REFRESH;
    }

    boolean runs(Slot slot) {
        return running.values().stream().anyMatch(run -> run.slot().equals(slot));
    }

    boolean runsInForeground() {
        return running.values().stream().anyMatch(run -> !run.background());
    }

    boolean runsInForeground(String storyKey) {
        return running.values().stream()
                .anyMatch(run -> !run.background() && run.stories().contains(storyKey));
    }

    SlotState slot(Slot slot) {
        return slots.getOrDefault(slot, SlotState.FRESH);
    }

    boolean isOverBudget() {
        BigDecimal budget = plan.rules().maxCostUsd();
        return budget != null && costUsd.compareTo(budget) >= 0;
    }

    boolean hasCyclesLeft() {
        return plan.maxCycles() == null || cyclesCompleted < plan.maxCycles();
    }

    // Changes

    BatchState withPlan(BatchPlan newPlan) {
        return copy(draft -> draft.plan = newPlan);
    }

    BatchState withContext(ContextProgress progress) {
        return copy(draft -> draft.context = progress);
    }

    BatchState withCycle(CycleState newCycle) {
        return copy(draft -> draft.cycle = newCycle);
    }

    BatchState mapCycle(UnaryOperator<CycleState> change) {
        return cycle == null
                ? this
                : copy(draft -> draft.cycle = change.apply(cycle)).countFinished();
    }

    BatchState withExhausted() {
        return copy(draft -> draft.exhausted = true);
    }

    BatchState withStopping(Stopping newStopping) {
        return copy(draft -> draft.stopping = newStopping);
    }

    /** The first reason stands; what follows may come of it. */
    BatchState withFatal(String reason) {
        return fatal == null ? copy(draft -> draft.fatal = reason) : this;
    }

    BatchState withEnd(BatchEnd newEnd) {
        return copy(draft -> draft.end = newEnd);
    }

    BatchState withLimit(LimitState newLimit) {
        return copy(draft -> draft.limit = newLimit);
    }

    BatchState withChains(List<Chain> newChains) {
        return copy(draft -> draft.chains = List.copyOf(newChains));
    }

    BatchState cycleEnded() {
        return copy(draft -> {
            draft.cycle = null;
            draft.cyclesCompleted = cyclesCompleted + 1;
        });
    }

    BatchState resumed(WorkflowRules rules) {
        return copy(draft -> {
                    draft.plan = plan.withRules(rules);
                    draft.stopping = stopping.resumed(blocked);
                    draft.exhausted = false;
                    draft.fatal = null;
                    draft.end = null;
                })
                .mapCycle(CycleState::withCommitDue);
    }

    BatchState withRunning(long commandId, CommandRun run) {
        return copy(draft -> {
            draft.running = new LinkedHashMap<>(running);
            draft.running.put(commandId, run);
        });
    }

    BatchState withoutRunning(long commandId, BigDecimal cost) {
        return copy(draft -> {
            draft.running = new LinkedHashMap<>(running);
            draft.running.remove(commandId);
            draft.costUsd = costUsd.add(cost);
        });
    }

    BatchState withSlot(Slot slot, SlotState slotState) {
        return copy(draft -> {
            draft.slots = new LinkedHashMap<>(slots);
            draft.slots.put(slot, slotState);
        });
    }

    BatchState withoutSlot(Slot slot) {
        return copy(draft -> {
            draft.slots = new LinkedHashMap<>(slots);
            draft.slots.remove(slot);
        });
    }

    /** A new wait takes the place of an earlier one for the same work. */
    BatchState waiting(Wait wait) {
        BatchState changed = copy(draft -> {
            draft.waits = new ArrayList<>(waits);
            draft.waits.removeIf(other -> Objects.equals(other.slot(), wait.slot()));
            draft.waits.add(wait);
        });
        Slot slot = wait.slot();
        return slot == null
                ? changed.withLimit(limit.waiting())
                : changed.withSlot(slot, slot(slot).withPause(SlotState.Pause.SET));
    }

    BatchState waited(long waitId) {
        BatchState changed = copy(draft -> {
            draft.waits = new ArrayList<>(waits);
            draft.waits.removeIf(wait -> wait.id() == waitId);
        });
        return waits.stream()
                .filter(wait -> wait.id() == waitId)
                .map(Wait::slot)
                .filter(Objects::nonNull)
                .findFirst()
                .map(slot -> changed.withSlot(slot, slot(slot).withPause(SlotState.Pause.NONE)))
                .orElse(changed);
    }

    private BatchState countFinished() {
        CycleState current = cycle;
        if (current == null) {
            return this;
        }
        Set<String> keys = new LinkedHashSet<>(finished);
        List<StoryState> newlyFinal = current.where(story -> story.phase().isFinal() && keys.add(story.key()));
        int newlyBlocked = (int) newlyFinal.stream()
                .filter(story -> story.phase() == StoryPhase.BLOCKED)
                .count();
        return copy(draft -> {
            draft.finished = keys;
            draft.blocked = blocked + newlyBlocked;
        });
    }

    private BatchState copy(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.build();
    }

    /** A state being changed; never leaves this class. */
    private static final class Draft {
        private BatchPlan plan;
        private ContextProgress context;
        private int cyclesCompleted;
        private Set<String> finished;
        private int blocked;
        private @Nullable CycleState cycle;
        private Map<Long, CommandRun> running;
        private Map<Slot, SlotState> slots;
        private List<Chain> chains;
        private List<Wait> waits;
        private LimitState limit;
        private Stopping stopping;
        private BigDecimal costUsd;
        private boolean exhausted;
        private @Nullable String fatal;
        private @Nullable BatchEnd end;

        Draft(BatchState base) {
            plan = base.plan;
            context = base.context;
            cyclesCompleted = base.cyclesCompleted;
            finished = base.finished;
            blocked = base.blocked;
            cycle = base.cycle;
            running = base.running;
            slots = base.slots;
            chains = base.chains;
            waits = base.waits;
            limit = base.limit;
            stopping = base.stopping;
            costUsd = base.costUsd;
            exhausted = base.exhausted;
            fatal = base.fatal;
            end = base.end;
        }

        BatchState build() {
            return new BatchState(
                    plan,
                    context,
                    cyclesCompleted,
                    finished,
                    blocked,
                    cycle,
                    running,
                    slots,
                    chains,
                    waits,
                    limit,
                    stopping,
                    costUsd,
                    exhausted,
                    fatal,
                    end);
        }
    }
}
