package dev.sprintrunner.claude.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * The processes one ending is about: the agent, everything below it, everything that carries its cookie. Each look
 * adds what appeared; what was once found stays known, also after its parent is gone.
 */
final class Quarry {
    private final ProcessTable table;
    private final String cookie;
    private final Map<ProcessIdentity, ProcessEntry> known = new LinkedHashMap<>();
    private List<ProcessEntry> running = List.of();
    private Map<Long, ProcessEntry> alive = Map.of();

    Quarry(ProcessTable table, String cookie) {
        this.table = table;
        this.cookie = cookie;
    }

    /** Counts it in, if it is that very process and not one that must never be signalled. */
    void include(ProcessIdentity identity) {
        Set<Long> untouchable = Lineage.ofThisProgram(table.snapshot().running());
        table.find(identity.pid())
                .filter(entry -> entry.identity().equals(identity) && !untouchable.contains(entry.pid()))
                .ifPresent(entry -> known.put(identity, entry));
    }

    /** @return those alive now */
    List<ProcessEntry> look() {
        ProcessSnapshot now = table.snapshot();
        running = now.running();
        Set<Long> untouchable = Lineage.ofThisProgram(running);
        Map<Long, List<ProcessEntry>> children = new HashMap<>();
        Queue<ProcessEntry> found = new ArrayDeque<>();
        for (ProcessEntry entry : running) {
            children.computeIfAbsent(entry.parent(), parent -> new ArrayList<>())
                    .add(entry);
            if (known.containsKey(entry.identity())
                    || cookie.equals(now.cookies().get(entry.pid()))) {
                found.add(entry);
            }
        }
        alive = new LinkedHashMap<>();
        while (!found.isEmpty()) {
            ProcessEntry entry = found.remove();
            if (!untouchable.contains(entry.pid()) && alive.put(entry.pid(), entry) == null) {
                known.putIfAbsent(entry.identity(), entry);
                found.addAll(children.getOrDefault(entry.pid(), List.of()));
            }
        }
        return List.copyOf(alive.values());
    }

    /** As of the last look. */
    boolean isAlive(ProcessIdentity identity) {
        ProcessEntry entry = alive.get(identity.pid());
        return entry != null && entry.identity().equals(identity);
    }

    /** Process groups of which every member found by the last look is to be ended, or has ended since. */
    Set<Long> wholeGroups() {
        Set<Long> groups = new HashSet<>();
        alive.values().forEach(entry -> groups.add(entry.group()));
        for (ProcessEntry entry : running) {
            if (groups.contains(entry.group()) && !alive.containsKey(entry.pid()) && stillRuns(entry)) {
                groups.remove(entry.group());
            }
        }
        groups.removeIf(group -> group <= 1);
        return groups;
    }

    private boolean stillRuns(ProcessEntry entry) {
        return table.find(entry.pid())
                .filter(now -> now.identity().equals(entry.identity()))
                .isPresent();
    }

    /** As of the last look. */
    TerminationReport report() {
        List<ProcessEntry> ended = new ArrayList<>();
        known.forEach((identity, entry) -> {
            if (!isAlive(identity)) {
                ended.add(entry);
            }
        });
        return new TerminationReport(ended, List.copyOf(alive.values()));
    }
}
