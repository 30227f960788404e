package dev.sprintrunner.doctor;

import dev.sprintrunner.claude.process.AgentCheck;
import dev.sprintrunner.config.LockAttempt;
import dev.sprintrunner.config.SettingsResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the probes found. Gathering it starts programs and reads files; judging it does neither.
 *
 * @param otherRunner who holds the project's lock; empty also when it is this process
 */
public record DoctorFacts(
        SettingsResult settings,
        Agent agent,
        SignIn signIn,
        Project project,
        Git git,
        Storage storage,
        Optional<LockAttempt.AlreadyRunning> otherRunner,
        Platform platform) {

    /** The agent's command, and what asking it for its version gave. */
    public record Agent(List<String> command, AgentCheck check) {
        public Agent {
            command = List.copyOf(command);
        }
    }

    /**
     * The project and its sprint-status file.
     *
     * @param sprintStatus the file, when one was found
     * @param problem      why there is none, with where it was looked for
     * @param refusal      why the file cannot be used, with line
     * @param warnings     what is odd about it
     * @param stories      how many it has
     * @param selectable   how many of them a batch would take up
     */
    public record Project(
            Path directory,
            Optional<Path> sprintStatus,
            Optional<String> problem,
            Optional<String> refusal,
            List<String> warnings,
            int stories,
            int selectable) {}

    /**
     * @param branch              empty when HEAD is detached
     * @param operation           what is half done: "merge", "rebase" …
     * @param runtimeFilesTracked whether anything in {@code .sprint-runner/} is under version control
     */
    public record Git(
            boolean installed,
            boolean workTree,
            Optional<String> branch,
            int changedFiles,
            Optional<String> operation,
            boolean runtimeFilesTracked) {
        public static Git notInstalled() {
            return new Git(false, false, Optional.empty(), 0, Optional.empty(), false);
        }

        public static Git noWorkTree() {
            return new Git(true, false, Optional.empty(), 0, Optional.empty(), false);
        }
    }

    /**
     * @param unwritable directories that this user may not write to
     * @param freeBytes  on the project's disk; empty when the system does not tell
     */
    public record Storage(List<Path> unwritable, Optional<Long> freeBytes) {}

    /**
     * @param os      {@code os.name}
     * @param java    feature version, such as 17
     * @param setsid  whether the program is there that starts agents in a session of their own
     * @param proc    whether other processes' environment can be read
     * @param root    whether this user is root
     * @param sandbox whether {@code IS_SANDBOX=1} is set
     */
    public record Platform(String os, int java, boolean setsid, boolean proc, boolean root, boolean sandbox) {}
}
