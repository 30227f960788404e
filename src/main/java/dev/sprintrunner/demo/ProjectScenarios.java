package dev.sprintrunner.demo;

import dev.sprintrunner.demo.Scenario.Ending;
import dev.sprintrunner.report.Verdict;
import dev.sprintrunner.report.Verdict.CommitOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The commands that concern the project, not a story: its context file and its commits. */
final class ProjectScenarios {
    private static final String CONTEXT_FILE = "project-context.md";

    private final ProjectLayout layout;
    private final Function<String, Optional<String>> files;

    ProjectScenarios(ProjectLayout layout, Function<String, Optional<String>> files) {
        this.layout = layout;
        this.files = files;
    }

    Scenario context(SprintCommand command) {
        String beside = layout.output() + "/" + CONTEXT_FILE;
        String path = files.apply(beside).isPresent() ? beside : layout.planning() + "/" + CONTEXT_FILE;
        Steps steps = new Steps(command);
        steps.add(new Step.Say("Collecting what every agent of this sprint should know."))
                .start("-", "setup", "Reading the documents")
                .add(new Step.Read("README.md"), new Step.Read(layout.planning() + "/architecture.md"))
                .end("-", "setup", "Documents read (files:2)")
                .start("-", "explore", "Comparing them with the code")
                .add(new Step.Search("throw new", "src"), new Step.Search("static void run", "test"))
                .add(new Step.Think(
                        "The rules of the architecture are kept in the code. I note those that are easy to break."))
                .end("-", "explore", "Documents and code agree")
                .start("-", "write", "Writing the project context")
                .add(new Step.Write(path, Resources.text(CONTEXT_FILE)))
                .end("-", "write", "Project context written (files:1)")
                .start("-", "validate", "Reading it as a newcomer")
                .end("-", "validate", "It can be followed");
        return Scenario.of(
                steps.list(),
                Duration.ofSeconds(14),
                new Ending("Project context written to " + path + ".", Optional.empty()));
    }

    Scenario commit(SprintCommand command) {
        String first = command.stories().isEmpty() ? "-" : command.stories().get(0);
        String ids = command.stories().stream().map(SprintCommand::shortId).collect(Collectors.joining(", "));
        Steps steps = new Steps(command);
        steps.add(new Step.Say("Committing " + ids + "."))
                .start(first, "setup", "Looking at the work tree")
                .add(new Step.Git(List.of("status", "--short"), "What changed"))
                .end(first, "setup", "Only work of this cycle")
                .start(first, "stage", "Staging everything")
                .end(first, "stage", "Staged")
                .start(first, "commit", "Committing")
                .add(new Step.Commit("feat(" + command.epic() + "): implement stories " + ids))
                .end(first, "commit", "Committed")
                .start(first, "validate", "Looking at the log")
                .add(new Step.Git(List.of("log", "--oneline", "-1"), "The new commit"))
                .end(first, "validate", "Done");
        return new Scenario(steps.list(), Duration.ofSeconds(10), false, ProjectScenarios::committed);
    }

    private static Ending committed(Optional<CommitResult> commit) {
        CommitResult result = commit.orElse(new CommitResult(CommitOutcome.FAILED, "git was not run"));
        return switch (result.outcome()) {
            case COMMITTED ->
                new Ending(
                        "Committed as " + result.detail() + ".",
                        Optional.of(new Verdict.Commit(CommitOutcome.COMMITTED, result.detail(), null)));
            case NOTHING ->
                new Ending(
                        "There was nothing to commit.",
                        Optional.of(new Verdict.Commit(CommitOutcome.NOTHING, null, null)));
            case FAILED ->
                new Ending(
                        "The commit failed: " + result.detail(),
                        Optional.of(new Verdict.Commit(CommitOutcome.FAILED, null, result.detail())));
        };
    }
}
