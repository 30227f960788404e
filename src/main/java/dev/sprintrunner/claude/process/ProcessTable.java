package dev.sprintrunner.claude.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs on this machine now. Processes that have ended but were not collected by their parent do not count. */
public interface ProcessTable {

    /** All processes this user can see. */
    List<ProcessEntry> running();

    Optional<ProcessEntry> find(long pid);

    /** The {@link AgentEnvironment#COOKIE} of every process that carries one and lets this user read it, by pid. */
    Map<Long, String> cookies();

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
