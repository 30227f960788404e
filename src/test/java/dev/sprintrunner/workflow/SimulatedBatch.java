package dev.sprintrunner.workflow;

import dev.sprintrunner.command.CommitMode;
import dev.sprintrunner.report.Issue;
import dev.sprintrunner.report.Severity;
import dev.sprintrunner.report.Verdict;
import dev.sprintrunner.report.Verdict.CodeReview;
import dev.sprintrunner.report.Verdict.CommitOutcome;
import dev.sprintrunner.report.Verdict.DocumentReview;
import dev.sprintrunner.report.Verdict.SpecDecision;
import dev.sprintrunner.report.Verdict.StoriesCreated;
import dev.sprintrunner.report.Verdict.TechSpecNeed;
import dev.sprintrunner.sprint.StatusClass;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A batch carried out without agents, files or time: every step is answered at once with a fact. Answers can be
 * scripted by command; without a script an agent does its job well.
 */
final class SimulatedBatch implements Step.Visitor<Void> {
    static final WorkflowRules RULES = new WorkflowRules(10, 2, CommitMode.AGENT, false, false, false, null, 2);

    final List<Fact> facts = new ArrayList<>();
    final List<String> commands = new ArrayList<>();
    final List<String> statuses = new ArrayList<>();
    final Map<String, StatusClass> sprint = new LinkedHashMap<>();
    StatusClass epicStatus = StatusClass.BACKLOG;
    ContextState context = ContextState.FRESH;
    boolean specIsMissing;

    private final Map<String, Deque<LongFunction<Fact>>> scripts = new HashMap<>();
    private final Deque<Long> order = new ArrayDeque<>();
    private BatchState state;
    private long lastId;

    private SimulatedBatch(BatchPlan plan) {
        state = BatchState.planned(plan);
        facts.add(new Fact.BatchStarted(plan));
    }

    static SimulatedBatch of(@Nullable Integer maxCycles, WorkflowRules rules) {
        return new SimulatedBatch(new BatchPlan(maxCycles, List.of(), null, rules));
    }

    static SimulatedBatch of(WorkflowRules rules) {
        return of(null, rules);
    }

    static SimulatedBatch ordinary() {
        return of(RULES);
    }

    SimulatedBatch story(String key, StatusClass status) {
        sprint.put(key, status);
        return this;
    }

    /** The next runs of this command (as it stands in {@link #commands}) get these answers, in order. */
    @SafeVarargs
    final SimulatedBatch on(String command, LongFunction<Fact>... answers) {
        Deque<LongFunction<Fact>> script = scripts.computeIfAbsent(command, name -> new ArrayDeque<>());
        for (LongFunction<Fact> answer : answers) {
            script.add(answer);
        }
        return this;
    }

    static LongFunction<Fact> fails(FailureKind kind) {
        return id -> new Fact.CommandFailed(id, kind, "it failed", BigDecimal.ONE, "session-" + id, null);
    }

    static LongFunction<Fact> answers(@Nullable Verdict verdict) {
        return id -> new Fact.CommandCompleted(id, verdict, BigDecimal.ONE);
    }

    static LongFunction<Fact> finds(Severity severity, String... titles) {
        List<Issue> issues = new ArrayList<>();
        for (String title : titles) {
            issues.add(new Issue(severity, title, "src/" + title, true));
        }
        return answers(new CodeReview(severity, issues, Map.of()));
    }

    static LongFunction<Fact> critical() {
        return answers(new DocumentReview(true, List.of()));
    }

    static LongFunction<Fact> specs(TechSpecNeed need, String... keys) {
        return answers(new StoriesCreated(Arrays.stream(keys)
                .map(key -> new SpecDecision(key, need, "because"))
                .toList()));
    }

    BatchState state() {
        return state;
    }

    /** Runs until the batch ends; a batch that never does is a failed test. */
    SimulatedBatch run() {
        for (int steps = 0; !state.isOver(); steps++) {
            if (steps > 2_000) {
                throw new AssertionError("no end in sight: " + commands);
            }
            step();
        }
        return this;
    }

    /** Runs until a command of this name has been started. */
    SimulatedBatch runUntil(String command) {
        for (int steps = 0; !commands.contains(command); steps++) {
            if (steps > 2_000 || state.isOver()) {
                throw new AssertionError(command + " was never started: " + commands);
            }
            step();
        }
        return this;
    }

    void step() {
        Workflow.decide(state).accept(this);
    }

    void add(Fact fact) {
        facts.add(fact);
        state = fact.applyTo(state);
    }

    StoryPhase phase(String key) {
        CycleState cycle = state.cycle();
        if (cycle == null) {
            throw new AssertionError("no cycle");
        }
        return cycle.story(key).orElseThrow().phase();
    }

    BatchEnd end() {
        BatchEnd end = state.end();
        if (end == null) {
            throw new AssertionError("the batch has not ended");
        }
        return end;
    }

    /** Ends the oldest running command, or else the first wait. */
    void letSomethingHappen() {
        Long id = order.poll();
        if (id != null) {
            add(answer(id));
            return;
        }
        if (state.waits().isEmpty()) {
            throw new AssertionError("waiting for nothing: " + state);
        }
        add(new Fact.WaitEnded(state.waits().get(0).id()));
    }

    private Fact answer(long id) {
        CommandRun run = Objects.requireNonNull(state.running().get(id));
        Deque<LongFunction<Fact>> script = scripts.getOrDefault(label(run), new ArrayDeque<>());
        LongFunction<Fact> answer = script.poll();
        return answer == null ? answers(goodAnswer(run)).apply(id) : answer.apply(id);
    }

    private static @Nullable Verdict goodAnswer(CommandRun run) {
        return switch (run.name().type()) {
            case CREATE_STORY ->
                new StoriesCreated(run.stories().stream()
                        .map(key -> new SpecDecision(key, TechSpecNeed.SKIP, ""))
                        .toList());
            case STORY_REVIEW, TECH_SPEC_REVIEW -> new DocumentReview(false, List.of());
            case CODE_REVIEW -> new CodeReview(Severity.NONE, List.of(), Map.of());
            case BATCH_COMMIT -> new Verdict.Commit(CommitOutcome.COMMITTED, "abc", null);
            case VERIFY -> new Verdict.Verification(true, "");
            case STORY_DISCOVERY, CREATE_TECH_SPEC, DEV_STORY, PROJECT_CONTEXT -> null;
        };
    }

    private static String label(CommandRun run) {
        String stories = run.stories().isEmpty() ? "" : " " + String.join(",", run.stories());
        return run.name() + stories;
    }

    @Override
    public Void checkContext(Step.CheckContext step) {
        add(new Fact.ContextChecked(context));
        return null;
    }

    @Override
    public Void freezeContext(Step.FreezeContext step) {
        add(new Fact.ContextFrozen(true));
        return null;
    }

    @Override
    public Void selectStories(Step.SelectStories step) {
        List<StoryPlan> selected = sprint.entrySet().stream()
                .filter(story ->
                        story.getValue().isSelectable() && !state.finished().contains(story.getKey()))
                .limit(2)
                .map(story -> new StoryPlan(
                        story.getKey(),
                        story.getKey(),
                        story.getValue().text(),
                        story.getValue(),
                        EntryPhase.of(story.getValue(), state.plan().from(), specIsMissing)))
                .collect(Collectors.toList());
        add(
                selected.isEmpty()
                        ? new Fact.NothingSelectable()
                        : new Fact.CycleStarted(step.cycle(), "1", "epic-1", epicStatus, selected));
        return null;
    }

    @Override
    public Void startCommand(Step.StartCommand step) {
        commands.add(label(step.run()));
        add(new Fact.CommandStarted(++lastId, step.run()));
        order.add(lastId);
        return null;
    }

    @Override
    public Void pauseRetry(Step.PauseRetry step) {
        add(new Fact.WaitStarted(new Wait(++lastId, step.slot(), 1_000)));
        return null;
    }

    @Override
    public Void waitForLimit(Step.WaitForLimit step) {
        add(new Fact.WaitStarted(new Wait(++lastId, null, 1_000)));
        return null;
    }

    @Override
    public Void setStatus(Step.SetStatus step) {
        StatusChange change = step.change();
        add(new Fact.StatusDecided(change));
        statuses.add(change.key() + " " + change.status().text());
        if (change.key().equals("epic-1")) {
            epicStatus = change.status();
        } else {
            sprint.put(change.key(), change.status());
        }
        add(new Fact.StatusWritten(change.key(), change.status()));
        return null;
    }

    @Override
    public Void archive(Step.Archive step) {
        commands.add("archive " + String.join(",", step.stories()));
        add(new Fact.Archived(step.stories()));
        return null;
    }

    @Override
    public Void endCycle(Step.EndCycle step) {
        add(new Fact.CycleEnded(step.cycle()));
        return null;
    }

    @Override
    public Void endAgents(Step.EndAgents step) {
        for (long id : List.copyOf(state.running().keySet())) {
            order.remove(id);
            add(fails(FailureKind.INTERRUPTED).apply(id));
        }
        return null;
    }

    @Override
    public Void endBatch(Step.EndBatch step) {
        add(new Fact.BatchEnded(step.end()));
        return null;
    }

    @Override
    public Void await(Step.Await step) {
        letSomethingHappen();
        return null;
    }
}
