package dev.sprintrunner.claude.process;

/**
 * One process for as long as the machine knows it: a pid alone is given to another process sooner or later.
 *
 * @param start when the operating system says it started, as an opaque mark that is compared for equality only; it
 *     stays the same for every reader and over restarts of this program
 */
public record ProcessIdentity(long pid, String start) {
    public ProcessIdentity {
        if (pid < 1) {
            throw new IllegalArgumentException("no process has the id " + pid);
        }
        if (start.isBlank()) {
            throw new IllegalArgumentException("process " + pid + " has no start mark");
        }
    }
}
