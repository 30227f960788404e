package dev.sprintrunner.demo;

import dev.sprintrunner.demo.Scenario.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which scenario a command plays. Pure: the same command in the same project gives the same scenario. */
final class Scenarios {
    private final DocumentScenarios documents;
    private final CodeScenarios code;
    private final ProjectScenarios project;

    /** @param files the text of a project file, by its relative path; empty where there is none */
    Scenarios(ProjectLayout layout, Function<String, Optional<String>> files) {
        this.documents = new DocumentScenarios(layout, files);
        this.code = new CodeScenarios(layout, files);
        this.project = new ProjectScenarios(layout, files);
    }

    Scenario of(Optional<SprintCommand> command) {
        return command.map(this::of).orElseGet(Scenarios::chat);
    }

    private Scenario of(SprintCommand command) {
        return switch (command.name().type()) {
            case CREATE_STORY -> documents.createStory(command);
            case STORY_DISCOVERY -> documents.discovery(command);
            case STORY_REVIEW -> documents.storyReview(command);
            case CREATE_TECH_SPEC -> documents.createTechSpec(command);
            case TECH_SPEC_REVIEW -> documents.techSpecReview(command);
            case DEV_STORY -> code.develop(command);
            case CODE_REVIEW -> code.review(command);
            case BATCH_COMMIT -> project.commit(command);
            case PROJECT_CONTEXT -> project.context(command);
            case VERIFY -> chat(); // no agent is ever asked to verify
        };
    }

    private static Scenario chat() {
        String text =
                "I am the simulated agent of Sprint Runner's demo. I only act on prompts that begin with a line such as"
                        + " \"sprint-command: dev-story; stories: 1-2-height-at-any-time; epic: 1; attempt: 1\".";
        return Scenario.of(
                List.of(new Step.Think("The prompt has no sprint command.")),
                Duration.ofSeconds(2),
                new Ending(text, Optional.empty()));
    }
}
