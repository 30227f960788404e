package dev.sprintrunner.claude.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What runs on this machine now. Processes that have ended but were not collected by their parent do not count.
 *
 * <p>All of it throws {@link IllegalStateException} where the system does not tell at all: taking that for "nothing
 * runs" would start work twice.
 */
public interface ProcessTable {

    ProcessSnapshot snapshot();

    Optional<ProcessEntry> find(long pid);

    /** Whether a missing cookie proves anything: false where the system hides some environments of its own user. */
    boolean showsEveryEnvironment();

    static ProcessTable ofThisSystem() {
        Path proc = Path.of("/proc");
        if (Files.isReadable(proc.resolve("self/stat")) && Files.isReadable(proc.resolve("self/environ"))) {
            return new ProcProcessTable(proc);
        }
        return PsProcessTable.ofThisSystem();
    }
}
