package dev.sprintrunner.config;

import java.util.Optional;

/** What came of trying to be a project's one runner. */
public sealed interface LockAttempt {

    /** Close the lock at the end. */
    record Acquired(RunnerLock lock) implements LockAttempt {}

    /** @param by the other runner; empty in the moment before it has written who it is */
    record AlreadyRunning(Optional<Runner> by) implements LockAttempt {

        /** One sentence with the mend. */
        public String message() {
            return by.map(AlreadyRunning::describe)
                    .orElse("Another runner is just starting on this project; try again in a moment.");
        }

        private static String describe(Runner runner) {
            String who = "Another runner (pid " + runner.pid() + ", " + runner.command() + ") works on this project";
            return runner.url()
                    .map(url -> who + ": open " + url + " or stop it first.")
                    .orElse(who + "; stop it first.");
        }
    }
}
