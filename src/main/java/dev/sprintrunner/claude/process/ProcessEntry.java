package dev.sprintrunner.claude.process;

/**
 * A running process as the process table shows it.
 *
 * @param parent pid of its parent, 0 where there is none
 * @param group  id of its process group
 * @param name   the program's short name, without arguments: those can hold secrets
 */
public record ProcessEntry(ProcessIdentity identity, long parent, long group, String name) {

    public long pid() {
        return identity.pid();
    }

    @Override
    public String toString() {
        return name + " (pid " + pid() + ")";
    }
}
