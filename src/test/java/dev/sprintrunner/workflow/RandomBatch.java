package dev.sprintrunner.workflow;

import dev.sprintrunner.command.CommitMode;
import dev.sprintrunner.report.Issue;
import dev.sprintrunner.report.Severity;
import dev.sprintrunner.report.Verdict;
import dev.sprintrunner.report.Verdict.CodeReview;
import dev.sprintrunner.report.Verdict.DocumentReview;
import dev.sprintrunner.report.Verdict.SpecDecision;
import dev.sprintrunner.report.Verdict.StoriesCreated;
import dev.sprintrunner.report.Verdict.TechSpecNeed;
import dev.sprintrunner.sprint.StatusClass;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A batch to which anything happens at random: answers of every kind, meddling agents, stops, crashes, changed rules.
 * After a while its luck turns, so that it must come to an end. The same seed gives the same batch.
 */
public final class RandomBatch {
    private static final int BAD_LUCK = 120;
    private static final int MANY = 3_000;
    private static final List<StatusClass> SELECTABLE =
            List.of(StatusClass.BACKLOG, StatusClass.READY_FOR_DEV, StatusClass.IN_PROGRESS, StatusClass.REVIEW);

    private final Random random;
    private final SimulatedBatch batch;
    private final List<BatchState> states = new ArrayList<>();
    private int luck = BAD_LUCK;

    private RandomBatch(long seed) {
        random = new Random(seed);
        batch = SimulatedBatch.of(new BatchPlan(chance(50) ? null : 1 + random.nextInt(3), List.of(), null, rules()));
        batch.specIsMissing = chance(30);
        batch.context(pick(ContextState.values()));
        int stories = random.nextInt(6);
        for (int i = 1; i <= stories; i++) {
            batch.story((i <= 3 ? "1-" : "2-") + i + "-s", SELECTABLE.get(random.nextInt(4)));
        }
    }

    /** The facts of a whole batch. */
    public static List<Fact> facts(long seed) {
        return new RandomBatch(seed).run((state, step) -> {}).batch.facts;
    }

    static RandomBatch of(long seed) {
        return new RandomBatch(seed);
    }

    SimulatedBatch batch() {
        return batch;
    }

    /** What the state was after each fact that was added. */
    List<BatchState> states() {
        return states;
    }

    /** @param watcher sees every state and the step decided on it, before it is carried out */
    RandomBatch run(BiConsumer<BatchState, Step> watcher) {
        for (int steps = 0; !isOver(); steps++) {
            if (steps > MANY) {
                throw new AssertionError("no end in sight: " + batch.log);
            }
            Step step = Workflow.decide(batch.state());
            watcher.accept(batch.state(), step);
            if (hasBadLuck() && chance(6)) {
                somethingElseHappens();
            } else if (step instanceof Step.Await) {
                somethingEnds();
            } else {
                batch.step();
            }
            states.add(batch.state());
        }
        return this;
    }

    private boolean isOver() {
        if (!batch.state().isOver()) {
            return false;
        }
        if (batch.end().outcome() == BatchOutcome.COMPLETED) {
            return true;
        }
        batch.add(new Fact.BatchResumed(hasBadLuck() ? rules() : harmlessRules()));
        return false;
    }

    private boolean hasBadLuck() {
        return luck-- > 0;
    }

    private void somethingElseHappens() {
        switch (random.nextInt(5)) {
            case 0 -> batch.stop(pick(StopMode.values()));
            case 1 -> batch.add(new Fact.RulesChanged(rules()));
            case 2 -> batch.crash();
            case 3 -> batch.add(new Fact.BatchFailed("the disk is full"));
            default -> {
                if (!batch.state().running().isEmpty()) {
                    somethingEnds();
                }
            }
        }
    }

    private void somethingEnds() {
        List<Long> running = List.copyOf(batch.state().running().keySet());
        List<Wait> waits = batch.state().waits();
        if (running.isEmpty() && waits.isEmpty()) {
            throw new AssertionError("waiting for nothing: " + batch.state());
        }
        int event = random.nextInt(running.size() + waits.size());
        if (event >= running.size()) {
            batch.add(new Fact.WaitEnded(waits.get(event - running.size()).id()));
            return;
        }
        long id = running.get(event);
        CommandRun run = Objects.requireNonNull(batch.state().running().get(id));
        if (hasBadLuck() && chance(20) && batch.state().cycle() != null) {
            meddle(batch.state().cycle());
        }
        batch.end(id, command -> hasBadLuck() && chance(45) ? failure(command) : answer(command, run));
    }

    private void meddle(CycleState cycle) {
        StoryState story = cycle.stories().get(random.nextInt(cycle.stories().size()));
        batch.sprint.put(story.key(), pick(StatusClass.values()));
    }

    private Fact failure(long id) {
        return new Fact.CommandFailed(
                id,
                pick(FailureKind.values()),
                "reason " + random.nextInt(3),
                cost(),
                chance(70) ? "session-" + id : null,
                chance(50) ? random.nextLong(1L << 50) : null);
    }

    private Fact answer(long id, CommandRun run) {
        Verdict verdict = hasBadLuck() ? verdict(run) : Answers.good(run);
        return new Fact.CommandCompleted(id, verdict, cost());
    }

    private @Nullable Verdict verdict(CommandRun run) {
        return switch (run.name().type()) {
            case CREATE_STORY -> new StoriesCreated(decisions(run));
            case STORY_REVIEW, TECH_SPEC_REVIEW -> new DocumentReview(chance(60), issues(Severity.HIGH));
            case CODE_REVIEW -> codeReview();
            case VERIFY -> new Verdict.Verification(chance(50), "output \u0000 \"é\" \n");
            default -> Answers.good(run);
        };
    }

    private List<SpecDecision> decisions(CommandRun run) {
        List<SpecDecision> decisions = new ArrayList<>();
        for (String key : run.stories()) {
            if (chance(70)) {
                decisions.add(new SpecDecision(chance(90) ? key : null, pick(TechSpecNeed.values()), "because"));
            }
        }
        return decisions;
    }

    private CodeReview codeReview() {
        Severity highest = pick(Severity.values());
        return highest == Severity.NONE
                ? new CodeReview(highest, List.of(), Map.of())
                : new CodeReview(highest, issues(highest), chance(50) ? Map.of(highest, 1) : Map.of());
    }

    private List<Issue> issues(Severity severity) {
        return List.of(new Issue(severity, "issue " + random.nextInt(2), chance(50) ? "src/A.java" : null, chance(50)));
    }

    private WorkflowRules rules() {
        return new WorkflowRules(
                1 + random.nextInt(5),
                1 + random.nextInt(3),
                pick(CommitMode.values()),
                chance(50),
                chance(50),
                chance(30),
                chance(20) ? BigDecimal.valueOf(random.nextInt(20)) : null,
                random.nextInt(3));
    }

    private static WorkflowRules harmlessRules() {
        return RulesBuilder.rules().archiving().build();
    }

    private BigDecimal cost() {
        return BigDecimal.valueOf(random.nextInt(20_000), 4);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
