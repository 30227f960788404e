package dev.sprintrunner.testkit;

import dev.sprintrunner.testkit.SeededPlan.Story;
import java.util.List;
import java.util.Map;

/**
 * A command of a made-up batch. Times are milliseconds since the batch's start.
 *
 * @param end      negative while it runs
 * @param costUsd  0 where nothing was told
 * @param failure  or null
 * @param verdict  JSON or null
 * @param movesHead whether it commits
 */
record SeededCommand(
        long id,
        String name,
        int attempt,
        int cycle,
        boolean background,
        List<Story> stories,
        String model,
        long start,
        long end,
        String status,
        double costUsd,
        Tokens tokens,
        String failure,
        String verdict,
        boolean movesHead) {

    /** @param cacheRead from the cache; {@code cacheCreation} into it */
    record Tokens(long input, long output, long cacheRead, long cacheCreation) {}

    /** The phases of a kind of command, and how many minutes it takes, at least and at most. */
    record Kind(List<String> tasks, double least, double most, double dollarsAMinute) {}

    static final Map<String, Kind> KINDS = Map.of(
            "generate-project-context", new Kind(List.of("setup", "explore", "write", "validate"), 3, 7, 0.07),
            "create-story", new Kind(List.of("setup", "analyze", "generate", "write", "validate"), 2, 5, 0.09),
            "story-discovery", new Kind(List.of("setup", "explore", "write"), 2, 4, 0.08),
            "story-review", new Kind(List.of("setup", "analyze", "fix", "validate"), 1, 3, 0.05),
            "create-tech-spec", new Kind(List.of("setup", "discover", "generate", "write", "validate"), 3, 7, 0.09),
            "tech-spec-review", new Kind(List.of("setup", "analyze", "fix", "validate"), 1, 3, 0.05),
            "dev-story", new Kind(List.of("setup", "implement", "tests", "lint", "validate"), 8, 34, 0.12),
            "code-review", new Kind(List.of("setup", "analyze", "fix", "test", "validate"), 3, 9, 0.06),
            "batch-commit", new Kind(List.of("setup", "stage", "commit", "validate"), 0.5, 1.5, 0.04));

    boolean runs() {
        return end < 0;
    }

    /** Without the number of a review. */
    static String kind(String name) {
        return name.replaceFirst("-\\d+$", "");
    }

    List<String> keys() {
        return stories.stream().map(Story::key).toList();
    }
}
