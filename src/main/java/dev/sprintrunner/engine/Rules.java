package dev.sprintrunner.engine;

import dev.sprintrunner.command.CommitMode;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.workflow.WorkflowRules;

/** The part of the settings that decisions depend on. */
public final class Rules {
    private Rules() {}

    /** @param versioned whether the project is a git work tree; without one nothing can be committed */
    public static WorkflowRules of(Settings settings, boolean versioned) {
        Settings.Workflow workflow = settings.workflow();
        return new WorkflowRules(
                workflow.maxCodeReviewAttempts(),
                workflow.haikuAfterReview(),
                versioned ? workflow.commitMode() : CommitMode.OFF,
                workflow.archiveArtifacts(),
                workflow.verifyCommand().isPresent(),
                workflow.stopOnBlocked(),
                settings.safety().maxCostUsd().orElse(null),
                settings.limits().retryMaxAttempts());
    }
}
