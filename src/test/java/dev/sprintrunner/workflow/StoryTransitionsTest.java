package dev.sprintrunner.workflow;

import static dev.sprintrunner.workflow.Answers.answers;
import static dev.sprintrunner.workflow.Answers.fails;
import static dev.sprintrunner.workflow.Answers.finds;
import static dev.sprintrunner.workflow.Answers.specs;
import static dev.sprintrunner.workflow.Answers.verified;
import static dev.sprintrunner.workflow.RulesBuilder.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sprintrunner.report.Severity;
import dev.sprintrunner.report.Verdict;
import dev.sprintrunner.report.Verdict.TechSpecNeed;
import dev.sprintrunner.sprint.StatusClass;
import dev.sprintrunner.workflow.StoryTransitions.Transition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table is taken by a batch that gets there by itself. */
class StoryTransitionsTest {
    private static final String STORY = "1-1-a";

    /** A batch, the command at which the story is in the row's phase, and the answers that take the row. */
    private record Route(Supplier<SimulatedBatch> batch, String command, List<LongFunction<Fact>> answers) {}

    private static final Map<String, Route> ROUTES = routes();

    private static Map<String, Route> routes() {
        Map<String, Route> routes = new HashMap<>();
        LongFunction<Fact> failure = fails(FailureKind.ORDINARY);
        List<LongFunction<Fact>> thrice = List.of(failure, failure, failure);
        routes.put("CREATE CREATED", route(StatusClass.BACKLOG, "story-discovery", List.of(answers(null))));
        routes.put("CREATE THIRD_FAILURE", route(StatusClass.BACKLOG, "create-story", thrice));
        routes.put(
                "STORY_REVIEW REVIEWED_SPEC_REQUIRED",
                new Route(StoryTransitionsTest::needingSpec, "story-review-1", List.of(noIssues())));
        routes.put(
                "STORY_REVIEW REVIEWED_SPEC_SKIPPED",
                route(StatusClass.BACKLOG, "story-review-1", List.of(noIssues())));
        routes.put("STORY_REVIEW THIRD_FAILURE", route(StatusClass.BACKLOG, "story-review-1", thrice));
        routes.put(
                "TECH_SPEC SPEC_WRITTEN",
                new Route(StoryTransitionsTest::needingSpec, "create-tech-spec", List.of(answers(null))));
        routes.put("TECH_SPEC THIRD_FAILURE", new Route(StoryTransitionsTest::needingSpec, "create-tech-spec", thrice));
        routes.put(
                "TECH_SPEC_REVIEW SPEC_REVIEWED",
                new Route(StoryTransitionsTest::needingSpec, "tech-spec-review-1", List.of(noIssues())));
        routes.put(
                "TECH_SPEC_REVIEW THIRD_FAILURE",
                new Route(StoryTransitionsTest::needingSpec, "tech-spec-review-1", thrice));
        routes.put("DEVELOPMENT DEVELOPED", route(StatusClass.IN_PROGRESS, "dev-story", List.of(answers(null))));
        routes.put("DEVELOPMENT THIRD_FAILURE", route(StatusClass.IN_PROGRESS, "dev-story", thrice));
        routes.put("CODE_REVIEW ACCEPTED", route(StatusClass.REVIEW, "code-review-1", List.of(finds(Severity.NONE))));
        routes.put(
                "CODE_REVIEW ACCEPTED_UNVERIFIED",
                new Route(() -> verifying(10), "code-review-1", List.of(finds(Severity.NONE))));
        routes.put(
                "CODE_REVIEW ISSUES_FOUND",
                route(StatusClass.REVIEW, "code-review-1", List.of(finds(Severity.HIGH, "a"))));
        routes.put(
                "CODE_REVIEW SAME_ISSUES_AGAIN",
                new Route(
                        () -> inReview(rules().build())
                                .on("code-review-1 " + STORY, finds(Severity.HIGH, "a"))
                                .on("code-review-2 " + STORY, finds(Severity.LOW, "a")),
                        "code-review-3",
                        List.of(finds(Severity.HIGH, "a"))));
        routes.put(
                "CODE_REVIEW REVIEWS_EXHAUSTED",
                new Route(() -> inReview(limited(1)), "code-review-1", List.of(finds(Severity.CRITICAL, "a"))));
        routes.put("CODE_REVIEW THIRD_FAILURE", route(StatusClass.REVIEW, "code-review-1", thrice));
        routes.put("VERIFICATION VERIFIED", new Route(() -> verifying(10), "verify", List.of(verified(true))));
        routes.put("VERIFICATION VERIFY_FAILED", new Route(() -> verifying(10), "verify", List.of(verified(false))));
        routes.put("VERIFICATION REVIEWS_EXHAUSTED", new Route(() -> verifying(1), "verify", List.of(verified(false))));
        routes.put("VERIFICATION THIRD_FAILURE", new Route(() -> verifying(10), "verify", thrice));
        return routes;
    }

    static Stream<Transition> table() {
        return StoryTransitions.TABLE.stream();
    }

    @ParameterizedTest
    @MethodSource("table")
    void everyRowIsTakenByABatch(Transition row) {
        Route route = Objects.requireNonNull(ROUTES.get(row.from() + " " + row.event()), () -> "no route to " + row);
        SimulatedBatch batch = route.batch().get();
        String command = route.command() + " " + STORY;
        route.answers().forEach(answer -> batch.on(command, answer));
        batch.runUntil(command);
        for (int steps = 0; batch.phase(STORY) != row.from(); steps++) {
            assertThat(steps).as("steps to %s", row).isLessThan(50);
            batch.step();
        }

        for (int steps = 0; batch.phase(STORY) == row.from() && !loopsBack(row, batch); steps++) {
            assertThat(steps).as("steps from %s", row).isLessThan(50);
            batch.step();
        }

        assertThat(batch.phase(STORY)).isEqualTo(row.to());
    }

    private static boolean loopsBack(Transition row, SimulatedBatch batch) {
        return row.from() == row.to() && batch.commands.contains("code-review-2 " + STORY);
    }

    @Test
    void refusesARowDeclaredTwice() {
        Transition row = new Transition(StoryPhase.CREATE, StoryEvent.CREATED, StoryPhase.DONE);
        assertThatThrownBy(() -> StoryTransitions.index(List.of(row, row))).hasMessageContaining("declared twice");
    }

    @Test
    void refusesToLeaveAFinalPhase() {
        Transition row = new Transition(StoryPhase.DONE, StoryEvent.CREATED, StoryPhase.CREATE);
        assertThatThrownBy(() -> StoryTransitions.index(List.of(row))).hasMessageContaining("final");
    }

    @Test
    void anImpossibleEventNamesStoryPhaseAndEvent() {
        assertThatThrownBy(() -> StoryTransitions.next(STORY, StoryPhase.CREATE, StoryEvent.VERIFIED))
                .hasMessageContaining(STORY)
                .hasMessageContaining("CREATE")
                .hasMessageContaining("VERIFIED");
    }

    private static Route route(StatusClass status, String command, List<LongFunction<Fact>> answers) {
        return new Route(() -> SimulatedBatch.ordinary().story(STORY, status), command, answers);
    }

    private static SimulatedBatch needingSpec() {
        return SimulatedBatch.ordinary()
                .story(STORY, StatusClass.BACKLOG)
                .on("create-story " + STORY, specs(TechSpecNeed.REQUIRED, STORY));
    }

    private static SimulatedBatch inReview(WorkflowRules rules) {
        return SimulatedBatch.of(rules).story(STORY, StatusClass.REVIEW);
    }

    private static SimulatedBatch verifying(int maxReviews) {
        return inReview(rules().maxReviews(maxReviews).verifying().build());
    }

    private static WorkflowRules limited(int maxReviews) {
        return rules().maxReviews(maxReviews).build();
    }

    private static LongFunction<Fact> noIssues() {
        return answers(new Verdict.DocumentReview(false, List.of()));
    }
}
