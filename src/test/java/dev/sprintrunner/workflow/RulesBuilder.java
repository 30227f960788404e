package dev.sprintrunner.workflow;

import dev.sprintrunner.command.CommitMode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Rules as the settings have them by default, but for what a test is about; two transient retries keep logs short. */
public final class RulesBuilder {
    private int maxReviews = 10;
    private int haikuAfterReview = 2;
    private CommitMode commitMode = CommitMode.AGENT;
    private boolean archives;
    private boolean verifies;
    private boolean stopsOnBlocked;
    private @Nullable BigDecimal budget;
    private int retries = 2;

    private RulesBuilder() {}

    public static RulesBuilder rules() {
        return new RulesBuilder();
    }

    RulesBuilder maxReviews(int attempts) {
        maxReviews = attempts;
        return this;
    }

    RulesBuilder smallModelFrom(int attempt) {
        haikuAfterReview = attempt;
        return this;
    }

    RulesBuilder commits(CommitMode mode) {
        commitMode = mode;
        return this;
    }

    public RulesBuilder archiving() {
        archives = true;
        return this;
    }

    public RulesBuilder verifying() {
        verifies = true;
        return this;
    }

    RulesBuilder stoppingOnBlocked() {
        stopsOnBlocked = true;
        return this;
    }

    RulesBuilder budget(int dollars) {
        budget = BigDecimal.valueOf(dollars);
        return this;
    }

    RulesBuilder retries(int attempts) {
        retries = attempts;
        return this;
    }

    public WorkflowRules build() {
        return new WorkflowRules(
                maxReviews, haikuAfterReview, commitMode, archives, verifies, stopsOnBlocked, budget, retries);
    }
}
