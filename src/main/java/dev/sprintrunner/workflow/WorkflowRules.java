package dev.sprintrunner.workflow;

import dev.sprintrunner.command.CommitMode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The settings that decisions depend on; recorded as a fact, so that a replay decides as the live run did.
 *
 * @param haikuAfterReview code reviews from this attempt on use the small model
 * @param verifies         whether a verify command must pass before a story is done
 * @param maxCostUsd       budget of the batch, or null for none
 * @param retryMaxAttempts transient failures of one command that are retried before one counts as a failure
 */
public record WorkflowRules(
        int maxCodeReviewAttempts,
        int haikuAfterReview,
        CommitMode commitMode,
        boolean archiveArtifacts,
        boolean verifies,
        boolean stopOnBlocked,
        @Nullable BigDecimal maxCostUsd,
        int retryMaxAttempts) {}
