package dev.sprintrunner.workflow;

import dev.sprintrunner.report.Issue;
import dev.sprintrunner.report.Severity;
import dev.sprintrunner.report.Verdict;
import dev.sprintrunner.report.Verdict.CodeReview;
import dev.sprintrunner.report.Verdict.CommitOutcome;
import dev.sprintrunner.report.Verdict.DocumentReview;
import dev.sprintrunner.report.Verdict.SpecDecision;
import dev.sprintrunner.report.Verdict.StoriesCreated;
import dev.sprintrunner.report.Verdict.TechSpecNeed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** How commands end in tests: from a command's id to the fact of its end. Each run costs one dollar. */
public final class Answers {
    private Answers() {}

    public static LongFunction<Fact> fails(FailureKind kind) {
        return id -> new Fact.CommandFailed(id, kind, "it failed", BigDecimal.ONE, "session-" + id, null);
    }

    static LongFunction<Fact> failsWithoutSession(FailureKind kind) {
        return id -> new Fact.CommandFailed(id, kind, "it failed", BigDecimal.ONE, null, null);
    }

    /** @param resetsAt epoch milliseconds, or null when nobody says */
    static LongFunction<Fact> hitsLimit(@Nullable Long resetsAt) {
        return id -> new Fact.CommandFailed(
                id, FailureKind.USAGE_LIMIT, "usage limit reached", BigDecimal.ONE, "session-" + id, resetsAt);
    }

    public static LongFunction<Fact> answers(@Nullable Verdict verdict) {
        return id -> new Fact.CommandCompleted(id, verdict, BigDecimal.ONE);
    }

    /** A code review whose issues are one in each of the files named as they are. */
    public static LongFunction<Fact> finds(Severity severity, String... titles) {
        List<Issue> issues = new ArrayList<>();
        for (String title : titles) {
            issues.add(new Issue(severity, title, "src/" + title, true));
        }
        return answers(new CodeReview(severity, issues, Map.of()));
    }

    /** A review of documents with critical issues. */
    public static LongFunction<Fact> critical() {
        return answers(new DocumentReview(true, List.of()));
    }

    public static LongFunction<Fact> specs(TechSpecNeed need, String... keys) {
        return answers(new StoriesCreated(Arrays.stream(keys)
                .map(key -> new SpecDecision(key, need, "because"))
                .toList()));
    }

    static LongFunction<Fact> verified(boolean passed) {
        return answers(new Verdict.Verification(passed, passed ? "" : "2 tests fail"));
    }

    /** What an agent that does its job well answers. */
    static @Nullable Verdict good(CommandRun run) {
        return switch (run.name().type()) {
            case CREATE_STORY ->
                new StoriesCreated(run.stories().stream()
                        .map(key -> new SpecDecision(key, TechSpecNeed.SKIP, ""))
                        .toList());
            case STORY_REVIEW, TECH_SPEC_REVIEW -> new DocumentReview(false, List.of());
            case CODE_REVIEW -> new CodeReview(Severity.NONE, List.of(), Map.of());
            case BATCH_COMMIT -> new Verdict.Commit(CommitOutcome.COMMITTED, "abc", null);
            case VERIFY -> new Verdict.Verification(true, "");
            case STORY_DISCOVERY, CREATE_TECH_SPEC, DEV_STORY, PROJECT_CONTEXT -> null;
        };
    }
}
