package dev.sprintrunner.demo;

import dev.sprintrunner.demo.Scenario.Ending;
import dev.sprintrunner.report.Issue;
import dev.sprintrunner.report.Verdict;
import dev.sprintrunner.report.Verdict.SpecDecision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The commands that write and review story files, discoveries and tech-specs, each for one story or two. */
final class DocumentScenarios {
    private static final Duration CREATING = Duration.ofSeconds(24);
    private static final Duration EXPLORING = Duration.ofSeconds(18);
    private static final Duration REVIEWING = Duration.ofSeconds(15);

    private final ProjectLayout layout;
    private final Function<String, Optional<String>> files;

    DocumentScenarios(ProjectLayout layout, Function<String, Optional<String>> files) {
        this.layout = layout;
        this.files = files;
    }

    Scenario createStory(SprintCommand command) {
        List<StoryScript> scripts = scripts(command);
        List<String> plan = scripts.stream()
                .map(script ->
                        "Write story " + script.id() + ": " + script.documents().title())
                .toList();
        Steps steps = new Steps(command);
        steps.add(new Step.Say(
                "I will write " + count(scripts, "story file") + " from the epics and the code that is there."));
        setup(steps, command, plan, layout.epics(), layout.sprintStatus());
        int done = 0;
        for (StoryScript script : scripts) {
            steps.start(script.key(), "analyze", "Reading the epic and the code for " + script.id())
                    .add(new Step.Search(heading(script), layout.epics()), new Step.Search("public static", "src"))
                    .add(new Step.Think(script.development().thought()))
                    .end(script.key(), "analyze", "Requirements are clear")
                    .start(
                            script.key(),
                            "generate",
                            "Drafting " + script.documents().title())
                    .end(script.key(), "generate", "Draft complete")
                    .start(script.key(), "write", "Writing the story file")
                    .add(new Step.Write(
                            layout.story(script.key()), script.documents().story()))
                    .log(script.key(), "write", "Story written (files:1, lines:" + lines(script) + ")")
                    .add(new Step.Todos(plan, ++done));
        }
        validate(steps, scripts, "Every criterion has a task, every task a criterion");
        List<SpecDecision> decisions = scripts.stream()
                .map(script -> new SpecDecision(
                        script.id(),
                        script.documents().need(),
                        script.documents().reason()))
                .toList();
        String text = scripts.stream()
                .map(script -> "- **" + script.id() + "** " + script.documents().title() + ": tech-spec "
                        + script.documents().need() + ". " + script.documents().reason())
                .collect(Collectors.joining("\n", "Story files written:\n\n", ""));
        return Scenario.of(
                steps.list(), CREATING, new Ending(text, Optional.of(new Verdict.StoriesCreated(decisions))));
    }

    Scenario discovery(SprintCommand command) {
        List<StoryScript> scripts = scripts(command);
        Steps steps = new Steps(command);
        steps.add(new Step.Say("Looking at what is there before anything is planned."));
        setup(steps, command, List.of("Explore the code", "Write down what matters"), "README.md");
        for (StoryScript script : scripts) {
            steps.start(script.key(), "explore", "Where " + script.id() + " would touch the code")
                    .add(new Step.Search("class ", "src"), new Step.Search("record ", "src"))
                    .add(new Step.Git(List.of("log", "--oneline", "-5"), "Recent commits"))
                    .end(script.key(), "explore", "Found the places that change")
                    .start(script.key(), "write", "Writing the discovery")
                    .add(new Step.Write(
                            layout.discovery(script.key()), script.documents().discovery()))
                    .end(script.key(), "write", "Discovery written (files:1)");
        }
        return Scenario.of(
                steps.list(), EXPLORING, new Ending(count(scripts, "discovery file") + " written.", Optional.empty()));
    }

    Scenario storyReview(SprintCommand command) {
        boolean first = command.name().attempt() == 1;
        return review(
                command,
                "story file",
                layout::story,
                script -> first ? script.reviews().story() : Review.clean(""));
    }

    Scenario createTechSpec(SprintCommand command) {
        List<StoryScript> scripts = scripts(command);
        Steps steps = new Steps(command);
        steps.add(new Step.Say("Planning the implementation of " + ids(scripts) + "."));
        setup(
                steps,
                command,
                List.of("Look at the code", "Weigh the ways", "Write the tech-spec"),
                "src/slackwater/TideTable.java");
        for (StoryScript script : scripts) {
            steps.start(script.key(), "discover", "Reading story and discovery of " + script.id())
                    .add(new Step.Read(layout.story(script.key())), new Step.Read(layout.discovery(script.key())))
                    .add(new Step.Retry(1, 529, "overloaded"))
                    .end(script.key(), "discover", "Nothing in the code stands against it")
                    .start(script.key(), "generate", "Weighing the ways to do it")
                    .add(new Step.Think(script.development().thought()))
                    .end(script.key(), "generate", "One way is plainly simpler")
                    .start(script.key(), "write", "Writing the tech-spec")
                    .add(new Step.Write(
                            layout.techSpec(script.key()), script.documents().techSpec()))
                    .end(script.key(), "write", "Tech-spec written (files:1)");
        }
        validate(steps, scripts, "Each step names a file and has a test");
        return Scenario.of(
                steps.list(), CREATING, new Ending("Tech-spec written for " + ids(scripts) + ".", Optional.empty()));
    }

    Scenario techSpecReview(SprintCommand command) {
        return review(command, "tech-spec", layout::techSpec, script -> Review.clean(""));
    }

    private Scenario review(
            SprintCommand command,
            String document,
            Function<String, String> path,
            Function<StoryScript, Review> reviewOf) {
        List<StoryScript> scripts = scripts(command);
        Steps steps = new Steps(command);
        steps.add(new Step.Say("Reviewing the " + document + " of " + ids(scripts) + "."));
        setup(steps, command, List.of("Read", "Mend", "Check again"), layout.epics());
        for (StoryScript script : scripts) {
            Review review = reviewOf.apply(script);
            steps.start(script.key(), "analyze", "Comparing with the epic and the architecture")
                    .add(new Step.Read(path.apply(script.key())))
                    .end(script.key(), "analyze", found(review.issues()));
            if (!review.edits().isEmpty()) {
                steps.start(script.key(), "fix", "Mending the " + document)
                        .addAll(review.edits().stream()
                                .map(edit -> new Step.Edit(path.apply(script.key()), edit.before(), edit.after()))
                                .toList())
                        .end(
                                script.key(),
                                "fix",
                                "Mended (fixes:" + review.edits().size() + ")");
            }
        }
        validate(steps, scripts, "Read once more from the top");
        List<Issue> issues = scripts.stream()
                .flatMap(script -> reviewOf.apply(script).issues().stream())
                .toList();
        boolean critical =
                scripts.stream().anyMatch(script -> reviewOf.apply(script).isCritical());
        String text = issues.isEmpty()
                ? "Nothing to object to in the " + document + " of " + ids(scripts) + "."
                : issues.stream()
                        .map(issue -> "- " + issue.severity() + ": " + issue.title())
                        .collect(Collectors.joining("\n", "Found and mended in the " + document + ":\n\n", ""));
        return Scenario.of(
                steps.list(), REVIEWING, new Ending(text, Optional.of(new Verdict.DocumentReview(critical, issues))));
    }

    private void setup(Steps steps, SprintCommand command, List<String> plan, String... paths) {
        String first = command.stories().isEmpty() ? "-" : command.stories().get(0);
        steps.start(first, "setup", "Reading what the command needs").add(new Step.Todos(plan, 0));
        for (String path : paths) {
            if (files.apply(path).isPresent()) {
                steps.add(new Step.Read(path));
            }
        }
        steps.end(first, "setup", "Ready (files:" + paths.length + ")");
    }

    private static void validate(Steps steps, List<StoryScript> scripts, String message) {
        String last = scripts.get(scripts.size() - 1).key();
        steps.start(last, "validate", "Checking the result").end(last, "validate", message);
    }

    private static List<StoryScript> scripts(SprintCommand command) {
        List<String> keys = command.stories().isEmpty() ? List.of("unnamed") : command.stories();
        return keys.stream().map(StoryBook::script).toList();
    }

    private static String heading(StoryScript script) {
        return "Story " + script.id().replace('-', '.');
    }

    private static long lines(StoryScript script) {
        return script.documents().story().lines().count();
    }

    private static String ids(List<StoryScript> scripts) {
        return scripts.stream().map(StoryScript::id).collect(Collectors.joining(" and "));
    }

    private static String count(List<StoryScript> scripts, String what) {
        return scripts.size() == 1 ? "One " + what : scripts.size() + " " + what + "s";
    }

    private static String found(List<Issue> issues) {
        return issues.isEmpty() ? "Nothing found" : issues.size() + " found";
    }
}
