package dev.sprintrunner.claude.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The processes that are never to be signalled: the first one, this program, and the chain of those above it. */
final class Lineage {
    private Lineage() {}

    static Set<Long> ofThisProgram(List<ProcessEntry> running) {
        return of(ProcessHandle.current().pid(), running);
    }

    static Set<Long> of(long pid, List<ProcessEntry> running) {
        Map<Long, Long> parents = new HashMap<>();
        running.forEach(entry -> parents.put(entry.pid(), entry.parent()));
        Set<Long> lineage = new HashSet<>(Set.of(0L, 1L));
        for (Long next = pid; next != null && lineage.add(next); next = parents.get(next)) {
            // the loop's condition collects
        }
        return lineage;
    }
}
