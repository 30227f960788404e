package dev.sprintrunner.demo;

import dev.sprintrunner.demo.Scenario.Ending;
import dev.sprintrunner.demo.StoryScript.Development;
import dev.sprintrunner.report.Issue;
import dev.sprintrunner.report.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Development and code review of one story. */
final class CodeScenarios {
    private static final Duration DEVELOPING = Duration.ofSeconds(38);
    private static final Duration REVIEWING = Duration.ofSeconds(22);
    private static final String NOT_REVIEWED = "_Not reviewed yet._";
    private static final List<String> PLAN = List.of(
            "Write the program", "Write the tests", "Make the tests pass", "Check warnings", "Tick off the story");

    private final ProjectLayout layout;
    private final Function<String, Optional<String>> files;

    CodeScenarios(ProjectLayout layout, Function<String, Optional<String>> files) {
        this.layout = layout;
        this.files = files;
    }

    Scenario develop(SprintCommand command) {
        StoryScript script = script(command);
        String key = script.key();
        Development development = script.development();
        Steps steps = new Steps(command);
        steps.add(new Step.Say(
                        "Developing " + script.id() + ": " + script.documents().title() + "."))
                .start(key, "setup", "Reading the story")
                .add(new Step.Todos(PLAN, 0), new Step.Read(layout.story(key)));
        if (files.apply(layout.techSpec(key)).isPresent()) {
            steps.add(new Step.Read(layout.techSpec(key)));
        }
        steps.end(key, "setup", "Story understood")
                .start(key, "implement", "Writing the program")
                .add(new Step.Think(development.thought()))
                .addAll(sources(development, false))
                .addAll(development.wiring())
                .log(
                        key,
                        "implement",
                        "Program written (files:" + development.sources().size() + ")")
                .add(new Step.Todos(PLAN, 1))
                .start(key, "tests", "Writing the tests")
                .addAll(sources(development, true))
                .add(new Step.Todos(PLAN, 2));
        development
                .firstFailure()
                .ifPresent(failure -> steps.add(
                        new Step.Run(development.test(), "Run the story's tests", failure.testOutput(), 1),
                        new Step.Think("The test is right and the program is wrong."),
                        failure.mend()));
        steps.add(new Step.Run(development.test(), "Run the story's tests", development.testOutput(), 0))
                .end(key, "tests", development.testOutput())
                .start(key, "lint", "Compiling with every warning")
                .add(new Step.Run(
                        "javac -Xlint:all -d build $(find src -name '*.java')", "Compile with all warnings", "", 0))
                .end(key, "lint", "No warnings")
                .add(new Step.Todos(PLAN, 4))
                .start(key, "validate", "Ticking off the story")
                .addAll(finishedStory(script))
                .end(key, "validate", "All tasks done")
                .add(new Step.Todos(PLAN, PLAN.size()));
        Ending ending = new Ending(development.summary(), Optional.empty());
        return new Scenario(steps.list(), DEVELOPING, development.overloadedOnce(), commit -> ending);
    }

    Scenario review(SprintCommand command) {
        StoryScript script = script(command);
        String key = script.key();
        int attempt = command.name().attempt();
        Review review = script.reviews().code(attempt);
        Steps steps = new Steps(command);
        steps.add(new Step.Say("Code review " + attempt + " of " + script.id() + "."))
                .start(key, "setup", "Reading the story and what changed")
                .add(new Step.Read(layout.story(key)), new Step.Git(List.of("status", "--short"), "What changed"))
                .end(key, "setup", "Ready")
                .start(key, "analyze", "Reading the code against the criteria");
        script.development().sources().forEach(source -> steps.add(new Step.Read(source.path())));
        steps.add(new Step.Think(thought(review)))
                .end(
                        key,
                        "analyze",
                        review.issues().isEmpty()
                                ? "Nothing found"
                                : review.issues().size() + " found");
        if (!review.edits().isEmpty()) {
            steps.start(key, "fix", "Mending what was found")
                    .addAll(review.edits())
                    .log(key, "fix", "Mended (fixes:" + review.issues().size() + ")");
        }
        steps.start(key, "test", "Running the tests")
                .add(new Step.Run(script.development().test(), "Run the story's tests", review.testOutput(), 0))
                .end(key, "test", review.testOutput())
                .start(key, "validate", "Noting the review in the story")
                .addAll(notes(script, review, attempt))
                .end(key, "validate", "Review " + attempt + " complete");
        Verdict verdict = new Verdict.CodeReview(review.highest(), review.issues(), Map.of());
        return Scenario.of(steps.list(), REVIEWING, new Ending(summary(review), Optional.of(verdict)));
    }

    private static StoryScript script(SprintCommand command) {
        return StoryBook.script(
                command.stories().isEmpty() ? "unnamed" : command.stories().get(0));
    }

    private static List<Step.Write> sources(Development development, boolean tests) {
        return development.sources().stream()
                .filter(source -> source.path().startsWith("test/") == tests)
                .toList();
    }

    /** Ticks what is unticked in the story file as it stands, and fills its record. */
    private List<Step> finishedStory(StoryScript script) {
        String path = layout.story(script.key());
        List<Step> edits = new ArrayList<>();
        files.apply(path)
                .orElse("")
                .lines()
                .filter(line -> line.startsWith("- [ ]"))
                .forEach(task -> edits.add(new Step.Edit(path, task, task.replace("- [ ]", "- [x]"))));
        String list = script.development().sources().stream()
                .map(source -> "- " + source.path() + "\n")
                .collect(Collectors.joining());
        edits.add(new Step.Edit(path, "Status: ready-for-dev", "Status: review"));
        edits.add(new Step.Edit(
                path,
                "### Completion Notes\n\n_Not developed yet._\n",
                "### Completion Notes\n\n" + script.development().summary() + "\n"));
        edits.add(new Step.Edit(path, "### File List\n\n_Not developed yet._\n", "### File List\n\n" + list));
        return files.apply(path).isPresent() ? edits : List.of();
    }

    private List<Step> notes(StoryScript script, Review review, int attempt) {
        String path = layout.story(script.key());
        if (review.issues().isEmpty() || files.apply(path).isEmpty()) {
            return List.of();
        }
        String findings = review.issues().stream()
                .map(issue -> "- [" + (issue.fixed() ? "x" : " ") + "] " + issue.severity() + ": " + issue.title()
                        + " (review " + attempt + ")")
                .collect(Collectors.joining("\n"));
        return List.of(new Step.Edit(path, NOT_REVIEWED, findings));
    }

    private static String thought(Review review) {
        return review.issues().stream()
                .findFirst()
                .map(Issue::title)
                .map(title -> "Let me try the edges. " + title + ".")
                .orElse("Edges, refusals, names, tests: I find nothing that I would change.");
    }

    private static String summary(Review review) {
        if (review.issues().isEmpty()) {
            return "The criteria are met and I found nothing to mend.";
        }
        return review.issues().stream()
                .map(issue ->
                        "- **" + issue.severity() + "** " + issue.title() + (issue.fixed() ? " (mended)" : " (open)"))
                .collect(Collectors.joining("\n", "Findings:\n\n", ""));
    }
}
