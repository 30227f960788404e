package dev.sprintrunner.workflow;

import dev.sprintrunner.sprint.StatusClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A batch carried out without agents, files or time: every step is answered at once with a fact. Answers can be
 * scripted by command; without a script an agent does its job well.
 */
public final class SimulatedBatch implements Step.Visitor<Void> {
    /** More steps than any batch of these tests needs. */
    private static final int MANY = 3_000;

    /** Where the facts go and what they add up to. */
    public interface Ledger {
        void add(Fact fact);

        BatchState state();
    }

    /** All that was done, in order: commands, statuses, waits, cycles; as {@code dev-story 1-1-a}. */
    public final List<String> log = new ArrayList<>();

    final List<Fact> facts = new ArrayList<>();
    final List<String> commands = new ArrayList<>();
    final List<CommandRun> runs = new ArrayList<>();
    final List<String> statuses = new ArrayList<>();
    final List<Step.WaitForLimit> limitWaits = new ArrayList<>();
    final List<Step.PauseRetry> retryWaits = new ArrayList<>();
    /** What the sprint-status file says. */
    final Map<String, StatusClass> sprint = new LinkedHashMap<>();

    ContextState context = ContextState.FRESH;
    boolean specIsMissing;

    private final Ledger ledger;
    private final Map<String, Deque<LongFunction<Fact>>> scripts = new HashMap<>();
    private final Map<Long, String> labels = new LinkedHashMap<>();
    private long lastId;

    private SimulatedBatch(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A batch whose facts go to {@code ledger}, which has its start already. */
    public static SimulatedBatch of(Ledger ledger) {
        return new SimulatedBatch(ledger);
    }

    static SimulatedBatch of(BatchPlan plan) {
        SimulatedBatch batch = new SimulatedBatch(new InMemory(plan));
        batch.facts.add(new Fact.BatchStarted(plan));
        return batch;
    }

    static SimulatedBatch of(@Nullable Integer maxCycles, WorkflowRules rules) {
        return of(new BatchPlan(maxCycles, List.of(), null, rules));
    }

    static SimulatedBatch of(WorkflowRules rules) {
        return of(null, rules);
    }

    static SimulatedBatch ordinary() {
        return of(RulesBuilder.rules().build());
    }

    private static final class InMemory implements Ledger {
        private BatchState state;

        InMemory(BatchPlan plan) {
            state = BatchState.planned(plan);
        }

        @Override
        public void add(Fact fact) {
            state = fact.applyTo(state);
        }

        @Override
        public BatchState state() {
            return state;
        }
    }

    // The scene

    /** A story of the sprint; its epic, to begin with in the backlog, is what stands before the first dash. */
    public SimulatedBatch story(String key, StatusClass status) {
        sprint.put(key, status);
        sprint.putIfAbsent(epicKey(key), StatusClass.BACKLOG);
        return this;
    }

    SimulatedBatch epic(String key, StatusClass status) {
        sprint.put(key, status);
        return this;
    }

    public SimulatedBatch context(ContextState found) {
        context = found;
        return this;
    }

    /** The next runs of this command (as it stands in {@link #commands}) get these answers, in order. */
    @SafeVarargs
    public final SimulatedBatch on(String command, LongFunction<Fact>... answers) {
        Deque<LongFunction<Fact>> script = scripts.computeIfAbsent(command, name -> new ArrayDeque<>());
        for (LongFunction<Fact> answer : answers) {
            script.add(answer);
        }
        return this;
    }

    /** The agent also writes this into the sprint-status file, which is none of its business. */
    public LongFunction<Fact> meddling(String key, StatusClass status, LongFunction<Fact> answer) {
        return id -> {
            sprint.put(key, status);
            return answer.apply(id);
        };
    }

    // Going on

    /** Runs until the batch ends; a batch that never does is a failed test. */
    public SimulatedBatch run() {
        for (int steps = 0; !state().isOver(); steps++) {
            failAfterMany(steps, "no end in sight");
            step();
        }
        return this;
    }

    /** Runs until a command of this name has been started. */
    SimulatedBatch runUntil(String command) {
        for (int steps = 0; !commands.contains(command); steps++) {
            failAfterMany(state().isOver() ? MANY + 1 : steps, command + " was never started");
            step();
        }
        return this;
    }

    /** Starts whatever can start; nothing that runs ends. */
    SimulatedBatch settle() {
        for (int steps = 0; !(Workflow.decide(state()) instanceof Step.Await); steps++) {
            failAfterMany(steps, "never comes to rest");
            step();
        }
        return this;
    }

    /** As {@link #settle}, for a batch that may also come to its end. */
    void settleOrEnd() {
        for (int steps = 0; !state().isOver() && !(Workflow.decide(state()) instanceof Step.Await); steps++) {
            failAfterMany(steps, "never comes to rest");
            step();
        }
    }

    private void failAfterMany(int steps, String what) {
        if (steps > MANY) {
            throw new AssertionError(what + ": " + log);
        }
    }

    void step() {
        Workflow.decide(state()).accept(this);
    }

    public void add(Fact fact) {
        facts.add(fact);
        ledger.add(fact);
    }

    public void stop(StopMode mode) {
        add(new Fact.StopRequested(mode));
    }

    public SimulatedBatch resume() {
        add(new Fact.BatchResumed(state().plan().rules()));
        return this;
    }

    /** The running command of this label ends as its script says. */
    SimulatedBatch end(String label) {
        long id = labels.entrySet().stream()
                .filter(entry -> entry.getValue().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(label + " does not run, but " + labels.values()))
                .getKey();
        end(id);
        return this;
    }

    /** The runner died, and every agent with it; a new one replays the facts and finds nobody alive. */
    void crash() {
        List.copyOf(state().running().keySet()).forEach(id -> end(id, Answers.fails(FailureKind.INTERRUPTED)));
        resume();
    }

    /** Ends the oldest running command, or else the first wait. */
    void letSomethingHappen() {
        Optional<Long> oldest = labels.keySet().stream().findFirst();
        if (oldest.isPresent()) {
            end(oldest.get());
            return;
        }
        if (state().waits().isEmpty()) {
            throw new AssertionError("waiting for nothing: " + state());
        }
        add(new Fact.WaitEnded(state().waits().get(0).id()));
    }

    private void end(long id) {
        CommandRun run = Objects.requireNonNull(state().running().get(id));
        LongFunction<Fact> scripted =
                scripts.getOrDefault(label(run), new ArrayDeque<>()).poll();
        end(id, scripted == null ? Answers.answers(Answers.good(run)) : scripted);
    }

    void end(long id, LongFunction<Fact> answer) {
        labels.remove(id);
        add(answer.apply(id));
        readBack();
    }

    /** What others have written to the sprint-status file. */
    private void readBack() {
        CycleState cycle = state().cycle();
        if (cycle == null) {
            return;
        }
        cycle.stories().stream()
                .filter(story -> sprint.get(story.key()) != story.fileStatus())
                .forEach(story -> add(new Fact.StatusSeen(story.key(), status(story.key()))));
        String epic = cycle.epicKey();
        if (epic != null && status(epic) != cycle.epicStatus()) {
            add(new Fact.StatusSeen(epic, status(epic)));
        }
    }

    // Looking

    public BatchState state() {
        return ledger.state();
    }

    /** The commands that run now, oldest first. */
    List<String> running() {
        return List.copyOf(labels.values());
    }

    long count(String command) {
        return commands.stream().filter(command::equals).count();
    }

    /** The last run of this command. */
    CommandRun lastRun(String command) {
        return runs.get(commands.lastIndexOf(command));
    }

    StoryPhase phase(String key) {
        return storyState(key).phase();
    }

    StoryState storyState(String key) {
        CycleState cycle = state().cycle();
        if (cycle == null) {
            throw new AssertionError("no cycle");
        }
        return cycle.story(key).orElseThrow();
    }

    public BatchEnd end() {
        BatchEnd end = state().end();
        if (end == null) {
            throw new AssertionError("the batch has not ended");
        }
        return end;
    }

    StatusClass status(String key) {
        return Objects.requireNonNull(sprint.get(key), () -> key + " is not in the sprint");
    }

    private static String label(CommandRun run) {
        String stories = run.stories().isEmpty() ? "" : " " + String.join(",", run.stories());
        return run.name() + stories;
    }

    private static String epicKey(String storyKey) {
        return "epic-" + epicId(storyKey);
    }

    private static String epicId(String storyKey) {
        return storyKey.substring(0, storyKey.indexOf('-'));
    }

    // Steps

    @Override
    public Void checkContext(Step.CheckContext step) {
        add(new Fact.ContextChecked(context));
        return null;
    }

    @Override
    public Void freezeContext(Step.FreezeContext step) {
        log.add("freeze");
        add(new Fact.ContextFrozen(true));
        return null;
    }

    @Override
    public Void selectStories(Step.SelectStories step) {
        List<String> keys = selection();
        if (keys.isEmpty()) {
            add(new Fact.NothingSelectable());
            return null;
        }
        log.add("cycle " + step.cycle() + " " + String.join(",", keys));
        String epic = epicKey(keys.get(0));
        List<StoryPlan> plans = keys.stream().map(this::plan).toList();
        add(new Fact.CycleStarted(step.cycle(), epicId(keys.get(0)), epic, sprint.get(epic), plans));
        return null;
    }

    /** The first selectable story and the next of its epic. */
    private List<String> selection() {
        BatchPlan plan = state().plan();
        List<String> candidates = sprint.keySet().stream()
                .filter(key -> !key.startsWith("epic-"))
                .filter(key -> !state().finished().contains(key))
                .filter(key -> plan.only().isEmpty() || plan.only().contains(key))
                .filter(key -> plan.from() != null || status(key).isSelectable())
                .toList();
        return candidates.stream()
                .filter(key -> epicId(key).equals(epicId(candidates.get(0))))
                .limit(2)
                .toList();
    }

    private StoryPlan plan(String key) {
        StatusClass status = status(key);
        StoryPhase entry = EntryPhase.of(status, state().plan().from(), specIsMissing);
        return new StoryPlan(key, key, status.text(), status, entry);
    }

    @Override
    public Void startCommand(Step.StartCommand step) {
        String label = label(step.run());
        log.add(label);
        commands.add(label);
        runs.add(step.run());
        add(new Fact.CommandStarted(++lastId, step.run()));
        labels.put(lastId, label);
        return null;
    }

    @Override
    public Void pauseRetry(Step.PauseRetry step) {
        log.add("pause " + step.slot());
        retryWaits.add(step);
        add(new Fact.WaitStarted(new Wait(++lastId, step.slot(), 1_000)));
        return null;
    }

    @Override
    public Void waitForLimit(Step.WaitForLimit step) {
        log.add("wait for limit");
        limitWaits.add(step);
        add(new Fact.WaitStarted(new Wait(++lastId, null, 1_000)));
        return null;
    }

    @Override
    public Void setStatus(Step.SetStatus step) {
        StatusChange change = step.change();
        String text = change.key() + " " + change.status().text();
        log.add(text);
        statuses.add(text);
        add(new Fact.StatusDecided(change));
        sprint.put(change.key(), change.status());
        add(new Fact.StatusWritten(change.key(), change.status()));
        return null;
    }

    @Override
    public Void archive(Step.Archive step) {
        log.add("archive " + String.join(",", step.stories()));
        add(new Fact.Archived(step.stories()));
        return null;
    }

    @Override
    public Void endCycle(Step.EndCycle step) {
        log.add("end of cycle " + step.cycle());
        add(new Fact.CycleEnded(step.cycle()));
        return null;
    }

    @Override
    public Void endAgents(Step.EndAgents step) {
        log.add("end agents");
        List.copyOf(labels.keySet()).forEach(id -> end(id, Answers.fails(FailureKind.INTERRUPTED)));
        return null;
    }

    @Override
    public Void endBatch(Step.EndBatch step) {
        log.add("end of batch");
        add(new Fact.BatchEnded(step.end()));
        return null;
    }

    @Override
    public Void await(Step.Await step) {
        letSomethingHappen();
        return null;
    }
}
