package dev.sprintrunner.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer a command ends with, whichever form (structured output or text markers) the agent gave it in. */
public sealed interface Verdict {

    /** Of create-story: whether each story needs a tech-spec. Stories the agent said nothing about are absent. */
    record StoriesCreated(List<SpecDecision> decisions) implements Verdict {
        public StoriesCreated {
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * @param story  the story's key, once {@link VerdictReader} could tell which is meant, else the name the agent gave;
     *               null for a decision without a name, which counts by its place
     * @param reason why, or empty
     */
    record SpecDecision(@Nullable String story, TechSpecNeed need, String reason) {}

    enum TechSpecNeed {
        REQUIRED,
        SKIP
    }

    /** Of story-review and tech-spec-review. */
    record DocumentReview(boolean criticalIssues, List<Issue> issues) implements Verdict {
        public DocumentReview {
            issues = List.copyOf(issues);
        }
    }

    /**
     * Of code-review.
     *
     * @param issues what was found; empty when nothing was, or when a text verdict gave only counts
     * @param counts issues by severity as the agent counted them; empty when it did not count
     */
    record CodeReview(Severity highest, List<Issue> issues, Map<Severity, Integer> counts) implements Verdict {
        public CodeReview {
            issues = List.copyOf(issues);
            Map<Severity, Integer> ordered = new EnumMap<>(Severity.class);
            ordered.putAll(counts);
            counts = Collections.unmodifiableMap(ordered);
        }
    }

    /**
     * Of batch-commit.
     *
     * @param commit the hash the agent claims, or null
     * @param reason why it failed, or null
     */
    record Commit(
            CommitOutcome outcome,
            @Nullable String commit,
            @Nullable String reason) implements Verdict {}

    /**
     * Of the verify command.
     *
     * @param output the end of what it printed
     */
    record Verification(boolean passed, String output) implements Verdict {}

    enum CommitOutcome {
        COMMITTED,
        NOTHING,
        FAILED
    }
}
