package dev.sprintrunner.workflow;

import dev.sprintrunner.report.Severity;
import dev.sprintrunner.report.Verdict;
import dev.sprintrunner.report.Verdict.SpecDecision;
import dev.sprintrunner.report.Verdict.TechSpecNeed;
import dev.sprintrunner.sprint.StatusClass;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a batch would run if all went well: the real {@link Workflow}, answered in memory by agents that succeed at the
 * first attempt. Stories whose tech-spec was not decided yet get none.
 */
public final class PlanSimulation implements Step.Visitor<BatchState> {
    /** No batch of a real sprint takes so many; one that does is a fault of this program. */
    private static final int MAX_STEPS = 1_000_000;

    private final ContextState context;
    private final Selector selector;
    private final Predicate<String> needsTechSpec;
    private final List<PlannedCycle> cycles = new ArrayList<>();
    private final List<CommandRun> commands = new ArrayList<>();
    private BatchState state;
    private long lastId;
    private long lastWait;

    /**
     * A cycle as it would run.
     *
     * @param epicId   null where its story's key names none
     * @param stories  whole keys
     * @param commands in the order of their starts
     */
    public record PlannedCycle(@Nullable String epicId, List<String> stories, List<CommandRun> commands) {
        public PlannedCycle {
            stories = List.copyOf(stories);
            commands = List.copyOf(commands);
        }
    }

    /** Selects as the batch would: {@link Fact.CycleStarted} or {@link Fact.NothingSelectable}. */
    @FunctionalInterface
    public interface Selector {
        Fact next(int cycle, BatchState state);
    }

    /**
     * What is left of a running batch.
     *
     * @param commands that have not been started yet, in the order of their starts
     * @param stories  how many the batch will have finished, those already finished included
     */
    public record Rest(List<CommandRun> commands, int stories) {
        public Rest {
            commands = List.copyOf(commands);
        }
    }

    private PlanSimulation(BatchState state, ContextState context, Selector selector, Predicate<String> needsTechSpec) {
        this.context = context;
        this.selector = selector;
        this.needsTechSpec = needsTechSpec;
        this.state = state;
        this.lastId = state.running().keySet().stream().reduce(0L, Math::max);
    }

    /**
     * The cycles of the batch, in order.
     *
     * @param needsTechSpec whether a tech-spec was decided REQUIRED earlier, by story key
     */
    public static List<PlannedCycle> run(
            BatchPlan plan, ContextState context, Selector selector, Predicate<String> needsTechSpec) {
        PlanSimulation simulation = new PlanSimulation(BatchState.planned(plan), context, selector, needsTechSpec);
        simulation.run();
        return List.copyOf(simulation.cycles);
    }

    /** As {@link #run}, from where a batch is: what runs succeeds, and pauses are over. It stops where it was asked to. */
    public static Rest rest(BatchState now, Selector selector, Predicate<String> needsTechSpec) {
        PlanSimulation simulation = new PlanSimulation(now, ContextState.FRESH, selector, needsTechSpec);
        simulation.run();
        List<CommandRun> commands = new ArrayList<>();
        simulation.cycles.forEach(cycle -> commands.addAll(cycle.commands()));
        commands.addAll(simulation.commands);
        return new Rest(commands, simulation.state.finished().size());
    }

    private void run() {
        for (int steps = 0; !state.isOver(); steps++) {
            if (steps > MAX_STEPS) {
                throw new IllegalStateException("the plan has no end");
            }
            state = Workflow.decide(state).accept(this);
        }
    }

    @Override
    public BatchState checkContext(Step.CheckContext step) {
        return apply(new Fact.ContextChecked(context));
    }

    @Override
    public BatchState freezeContext(Step.FreezeContext step) {
        return apply(new Fact.ContextFrozen(true));
    }

    @Override
    public BatchState selectStories(Step.SelectStories step) {
        return apply(selector.next(step.cycle(), state));
    }

    @Override
    public BatchState startCommand(Step.StartCommand step) {
        commands.add(step.run());
        return apply(new Fact.CommandStarted(++lastId, step.run()));
    }

    @Override
    public BatchState await(Step.Await step) {
        if (state.running().isEmpty() && !state.waits().isEmpty()) {
            return apply(new Fact.WaitEnded(state.waits().get(0).id()));
        }
        return oldestSucceeds();
    }

    private BatchState oldestSucceeds() {
        Map.Entry<Long, CommandRun> oldest =
                state.running().entrySet().iterator().next();
        return apply(new Fact.CommandCompleted(oldest.getKey(), answer(oldest.getValue()), BigDecimal.ZERO));
    }

    private @Nullable Verdict answer(CommandRun run) {
        return switch (run.name().type()) {
            case CREATE_STORY ->
                new Verdict.StoriesCreated(
                        run.stories().stream().map(this::decision).toList());
            case STORY_REVIEW, TECH_SPEC_REVIEW -> new Verdict.DocumentReview(false, List.of());
            case CODE_REVIEW -> new Verdict.CodeReview(Severity.NONE, List.of(), Map.of());
            case BATCH_COMMIT -> new Verdict.Commit(Verdict.CommitOutcome.COMMITTED, null, null);
            case VERIFY -> new Verdict.Verification(true, "");
            case STORY_DISCOVERY, CREATE_TECH_SPEC, DEV_STORY, PROJECT_CONTEXT -> null;
        };
    }

    private SpecDecision decision(String key) {
        return new SpecDecision(key, needsTechSpec.test(key) ? TechSpecNeed.REQUIRED : TechSpecNeed.SKIP, "");
    }

    @Override
    public BatchState setStatus(Step.SetStatus step) {
        StatusClass written = step.change().status();
        return apply(new Fact.StatusWritten(step.change().key(), written));
    }

    @Override
    public BatchState archive(Step.Archive step) {
        return apply(new Fact.Archived(step.stories()));
    }

    @Override
    public BatchState endCycle(Step.EndCycle step) {
        CycleState cycle = state.cycle();
        if (cycle != null) {
            List<String> keys = cycle.stories().stream().map(StoryState::key).toList();
            cycles.add(new PlannedCycle(cycle.epicId(), keys, commands));
            commands.clear();
        }
        return apply(new Fact.CycleEnded(step.cycle()));
    }

    @Override
    public BatchState endBatch(Step.EndBatch step) {
        return apply(new Fact.BatchEnded(step.end()));
    }

    @Override
    public BatchState pauseRetry(Step.PauseRetry step) {
        return pause(step.slot());
    }

    @Override
    public BatchState waitForLimit(Step.WaitForLimit step) {
        return pause(null);
    }

    /** Over as soon as it has begun; only a batch that runs already has any. */
    private BatchState pause(@Nullable Slot slot) {
        Wait wait = new Wait(--lastWait, slot, 0);
        return new Fact.WaitEnded(wait.id()).applyTo(apply(new Fact.WaitStarted(wait)));
    }

    @Override
    public BatchState endAgents(Step.EndAgents step) {
        return oldestSucceeds();
    }

    private BatchState apply(Fact fact) {
        return fact.applyTo(state);
    }
}
