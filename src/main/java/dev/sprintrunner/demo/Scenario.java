package dev.sprintrunner.demo;

import dev.sprintrunner.report.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the agent does for one command, and how it answers.
 *
 * @param steps          in order
 * @param length         how long all of it takes at pace 1
 * @param overloadedOnce whether the first attempt at it ends with an overloaded API
 * @param ending         the answer, given what became of the commit step, if there was one
 */
record Scenario(
        List<Step> steps, Duration length, boolean overloadedOnce, Function<Optional<CommitResult>, Ending> ending) {
    Scenario {
        steps = List.copyOf(steps);
    }

    static Scenario of(List<Step> steps, Duration length, Ending ending) {
        return new Scenario(steps, length, false, commit -> ending);
    }

    /** @param verdict empty for commands that have none */
    record Ending(String text, Optional<Verdict> verdict) {}
}
