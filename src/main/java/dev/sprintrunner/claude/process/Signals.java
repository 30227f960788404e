package dev.sprintrunner.claude.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Sends signals to a process, or to nothing when its pid belongs to another one by now. */
final class Signals {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int MAX_OUTPUT_BYTES = 4096;

    private final ProcessTable table;

    Signals(ProcessTable table) {
        this.table = table;
    }

    /** INT, which Java cannot send itself. */
    void interrupt(ProcessIdentity identity) {
        if (handleOf(identity).isPresent()) {
            kill("INT", List.of(Long.toString(identity.pid())));
        }
    }

    void terminate(ProcessIdentity identity) {
        handleOf(identity).ifPresent(ProcessHandle::destroy);
    }

    void kill(ProcessIdentity identity) {
        handleOf(identity).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Reaches all members at one stroke, so that none can fork in between. */
    void killGroups(Collection<Long> groups) {
        if (!groups.isEmpty()) {
            kill("KILL", groups.stream().map(group -> "-" + group).toList());
        }
    }

    /** The handle is taken before the look, and itself checks the start time again when it signals. */
    private Optional<ProcessHandle> handleOf(ProcessIdentity identity) {
        Optional<ProcessHandle> handle = ProcessHandle.of(identity.pid());
        boolean same = table.find(identity.pid())
                .filter(entry -> entry.identity().equals(identity))
                .isPresent();
        return same ? handle : Optional.empty();
    }

    /** By the shell's own {@code kill}: every system has it. A signal that cannot be sent shows in what stays alive. */
    private static void kill(String signal, List<String> targets) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "kill -s \"$0\" -- \"$@\"", signal));
        command.addAll(targets);
        try {
            ShortProgram.run(new ProcessBuilder(command), TIMEOUT, MAX_OUTPUT_BYTES);
        } catch (IOException e) {
            throw new IllegalStateException("cannot send " + signal + ": /bin/sh does not start", e);
        }
    }
}
