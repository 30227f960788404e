package dev.sprintrunner.claude.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds agents, and what they started, that an earlier runner left behind. */
public final class AgentProcesses {
    private final ProcessTable table;

    public AgentProcesses(ProcessTable table) {
        this.table = table;
    }

    /** A process that carries the cookie of a run. */
    public record Survivor(ProcessEntry process, String cookie) {}

    /** The agent, if that very process still runs: same pid, same start, and the cookie where it can be read. */
    public Optional<RunningAgent> find(ProcessIdentity identity, String cookie) {
        Optional<ProcessEntry> same =
                table.find(identity.pid()).filter(entry -> entry.identity().equals(identity));
        if (same.isEmpty() || !carries(identity.pid(), cookie)) {
            return Optional.empty();
        }
        return Optional.of(new AdoptedAgent(table, identity, startOf(identity.pid()), cookie));
    }

    /** Whatever carries a cookie that {@code cookie} accepts, except this program and those that started it. */
    public List<Survivor> survivors(Predicate<String> cookie) {
        ProcessSnapshot now = table.snapshot();
        Set<Long> ours = Lineage.ofThisProgram(now.running());
        List<Survivor> survivors = new ArrayList<>();
        for (ProcessEntry entry : now.running()) {
            String carried = now.cookies().get(entry.pid());
            if (carried != null && !ours.contains(entry.pid()) && cookie.test(carried)) {
                survivors.add(new Survivor(entry, carried));
            }
        }
        return survivors;
    }

    /** One sentence for the preflight: how surely leftovers of an agent are found on this system. */
    public String explanation() {
        return table.showsEveryEnvironment()
                ? "whatever an agent leaves behind is found by its environment (/proc)"
                : "there is no /proc here: what an agent leaves behind is found by ps, which hides the environment of"
                        + " the system's own programs";
    }

    private boolean carries(long pid, String cookie) {
        String carried = table.snapshot().cookies().get(pid);
        return carried == null ? !table.showsEveryEnvironment() : carried.equals(cookie);
    }

    private static Instant startOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().startInstant())
                .orElse(Instant.EPOCH);
    }
}
