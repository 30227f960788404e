package dev.sprintrunner.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.command.CommandName;
import dev.sprintrunner.command.CommitMode;
import dev.sprintrunner.sprint.StatusClass;
import dev.sprintrunner.workflow.PlanSimulation.PlannedCycle;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanSimulationTest {

    /** Plans stories {@code 1-1}, {@code 1-2} of these statuses, two in a cycle. */
    private static List<PlannedCycle> plan(
            WorkflowRules rules,
            @Nullable Integer maxCycles,
            ContextState context,
            Set<String> specs,
            StatusClass... statuses) {
        return PlanSimulation.run(
                new BatchPlan(maxCycles, List.of(), null, rules),
                context,
                (cycle, state) -> select(cycle, state, statuses),
                specs::contains);
    }

    private static Fact select(int cycle, BatchState state, StatusClass... statuses) {
        List<StoryPlan> stories = Stream.iterate(1, i -> i <= statuses.length, i -> i + 1)
                .filter(i -> !state.finished().contains("1-" + i))
                .limit(2)
                .map(i -> story("1-" + i, statuses[i - 1]))
                .toList();
        return stories.isEmpty()
                ? new Fact.NothingSelectable()
                : new Fact.CycleStarted(cycle, "1", "epic-1", StatusClass.BACKLOG, stories);
    }

    private static StoryPlan story(String key, StatusClass status) {
        return new StoryPlan(key, key, status.text(), status, EntryPhase.of(status, null, false));
    }

    private static List<String> commands(PlannedCycle cycle) {
        return cycle.commands().stream()
                .map(CommandRun::name)
                .map(CommandName::toString)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKLOG", "READY_FOR_DEV", "IN_PROGRESS", "REVIEW"})
    void startsWhatTheRealWorkflowStarts(StatusClass status) {
        SimulatedBatch real = SimulatedBatch.ordinary()
                .story("1-1", status)
                .story("1-2", status)
                .run();

        List<PlannedCycle> planned =
                plan(RulesBuilder.rules().build(), null, ContextState.FRESH, Set.of(), status, status);

        assertThat(planned)
                .singleElement()
                .satisfies(cycle -> assertThat(cycle.commands().stream()
                                .map(run -> run.name() + " " + String.join(",", run.stories())))
                        .containsExactlyElementsOf(real.commands));
    }

    @Test
    void aDecidedTechSpecIsWrittenForItsStoryOnly() {
        List<PlannedCycle> planned = plan(
                RulesBuilder.rules().build(),
                null,
                ContextState.FRESH,
                Set.of("1-2"),
                StatusClass.BACKLOG,
                StatusClass.BACKLOG);

        assertThat(planned.get(0).commands())
                .filteredOn(run -> run.name().toString().startsWith("create-tech-spec")
                        || run.name().toString().startsWith("tech-spec-review"))
                .hasSize(2)
                .allSatisfy(run -> assertThat(run.stories()).containsExactly("1-2"));
    }

    @Test
    void endsAfterTheCyclesAskedFor() {
        StatusClass[] five = Stream.generate(() -> StatusClass.REVIEW).limit(5).toArray(StatusClass[]::new);

        assertThat(plan(RulesBuilder.rules().build(), 2, ContextState.FRESH, Set.of(), five))
                .hasSize(2);
        assertThat(plan(RulesBuilder.rules().build(), null, ContextState.FRESH, Set.of(), five))
                .extracting(PlannedCycle::stories)
                .containsExactly(List.of("1-1", "1-2"), List.of("1-3", "1-4"), List.of("1-5"));
    }

    @Test
    void aStaleContextIsRenewedInTheBackground() {
        List<PlannedCycle> planned =
                plan(RulesBuilder.rules().build(), 1, ContextState.STALE, Set.of(), StatusClass.REVIEW);

        assertThat(commands(planned.get(0)))
                .containsExactly("generate-project-context", "code-review-1", "batch-commit");
        assertThat(planned.get(0).commands().get(0).background()).isTrue();
    }

    @Test
    void followsTheRules() {
        WorkflowRules rules = new WorkflowRules(10, 2, CommitMode.OFF, true, true, true, null, 2);

        assertThat(commands(plan(rules, 1, ContextState.MISSING, Set.of(), StatusClass.REVIEW)
                        .get(0)))
                .containsExactly("generate-project-context", "code-review-1", "verify");
    }

    @Test
    void nothingToDoIsNoCycle() {
        assertThat(plan(RulesBuilder.rules().build(), null, ContextState.MISSING, Set.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKLOG", "READY_FOR_DEV", "IN_PROGRESS", "REVIEW"})
    void atEveryMomentWhatWasStartedAndWhatIsLeftAreTheWholeBatch(StatusClass status) {
        SimulatedBatch real = SimulatedBatch.ordinary()
                .story("1-1", status)
                .story("1-2", status)
                .story("1-3", status)
                .run();

        for (int known = 1; known < real.facts.size(); known++) {
            BatchState now = BatchState.replay(real.facts.subList(0, known));
            PlanSimulation.Rest rest = PlanSimulation.rest(
                    now, (cycle, state) -> select(cycle, state, status, status, status), key -> false);

            assertThat(Stream.concat(started(real.facts.subList(0, known)), names(rest.commands())))
                    .as("after %d facts", known)
                    .containsExactlyElementsOf(real.commands);
            assertThat(rest.stories()).isEqualTo(3);
        }
    }

    private static Stream<String> started(List<Fact> facts) {
        return names(facts.stream()
                .filter(Fact.CommandStarted.class::isInstance)
                .map(fact -> ((Fact.CommandStarted) fact).run())
                .toList());
    }

    private static Stream<String> names(List<CommandRun> runs) {
        return runs.stream().map(run -> run.name() + " " + String.join(",", run.stories()));
    }

    @Test
    void whatIsLeftEndsWhereTheBatchWasAskedToStop() {
        SimulatedBatch real = SimulatedBatch.ordinary()
                .story("1-1", StatusClass.READY_FOR_DEV)
                .story("1-2", StatusClass.READY_FOR_DEV)
                .runUntil("dev-story 1-1");

        real.stop(StopMode.STORY);
        assertThat(left(real)).containsExactly("code-review-1 1-1", "batch-commit 1-1");
        real.stop(StopMode.COMMAND);
        assertThat(left(real)).isEmpty();
        real.stop(StopMode.NOW);
        assertThat(left(real)).isEmpty();
    }

    private static Stream<String> left(SimulatedBatch real) {
        return names(PlanSimulation.rest(real.state(), (cycle, state) -> new Fact.NothingSelectable(), key -> false)
                .commands());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsLeftCanBeToldWhateverHasHappened(long seed) {
        List<Fact> facts = RandomBatch.of(seed).run((state, step) -> {}).batch().facts;

        for (int known = 1; known <= facts.size(); known++) {
            BatchState now = BatchState.replay(facts.subList(0, known));

            assertThat(PlanSimulation.rest(now, (cycle, state) -> new Fact.NothingSelectable(), key -> false)
                            .stories())
                    .isGreaterThanOrEqualTo(now.finished().size());
        }
    }
}
