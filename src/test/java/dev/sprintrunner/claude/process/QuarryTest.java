package dev.sprintrunner.claude.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuarryTest {
    private static final String COOKIE = "cookie-1";
    private static final long SELF = ProcessHandle.current().pid();

    private final FakeTable table = new FakeTable();
    private final Quarry quarry = new Quarry(table, COOKIE);

    @Test
    void holdsTheAgentItsDescendantsAndWhateverCarriesTheCookie() {
        ProcessEntry agent = table.runs(10, SELF, 10, "t1");
        table.runs(11, 10, 11, "t2");
        table.runs(12, 11, 11, "t3");
        table.runs(20, 1, 20, "t4");
        table.cookies.put(20L, COOKIE);
        table.runs(21, 20, 20, "t5");
        table.runs(30, 1, 30, "t6");
        table.cookies.put(30L, "cookie-2");
        quarry.include(agent.identity());

        assertThat(quarry.look()).extracting(ProcessEntry::pid).containsExactlyInAnyOrder(10L, 11L, 12L, 20L, 21L);
    }

    @Test
    void keepsHoldOfThoseWhoseParentIsGone() {
        ProcessEntry agent = table.runs(10, SELF, 10, "t1");
        table.runs(11, 10, 11, "t2");
        quarry.include(agent.identity());
        quarry.look();
        table.processes.clear();
        table.runs(11, 1, 11, "t2");
        table.runs(12, 11, 11, "t3");

        assertThat(quarry.look()).extracting(ProcessEntry::pid).containsExactlyInAnyOrder(11L, 12L);
        assertThat(quarry.report().ended()).containsExactly(agent);
    }

    @Test
    void doesNotTakeAnotherProcessWithTheSamePidForIt() {
        ProcessEntry agent = table.runs(10, SELF, 10, "t1");
        table.runs(11, 10, 11, "t2");
        quarry.include(agent.identity());
        quarry.look();
        table.processes.clear();
        table.runs(10, 1, 10, "t8");
        table.runs(11, 1, 11, "t9");
        table.runs(12, 11, 11, "t9");

        assertThat(quarry.look()).isEmpty();
        assertThat(quarry.report().ended()).hasSize(2);
    }

    @Test
    void doesNotIncludeAnIdentityThatIsGone() {
        table.runs(10, 1, 10, "t2");
        quarry.include(new ProcessIdentity(10, "t1"));

        assertThat(quarry.look()).isEmpty();
    }

    @Test
    void neverHoldsThisProgramNorThoseAboveItNorTheFirstProcess() {
        table.processes.clear();
        table.runs(1, 0, 1, "t0");
        ProcessEntry shell = table.runs(5, 1, 5, "t1");
        table.processes.add(new ProcessEntry(new ProcessIdentity(SELF, "t2"), 5, 5, "java"));
        table.runs(10, SELF, 10, "t3");
        table.cookies.putAll(Map.of(1L, COOKIE, 5L, COOKIE, SELF, COOKIE));
        quarry.include(shell.identity());

        assertThat(quarry.look()).isEmpty();
        assertThat(quarry.report().ended()).isEmpty();
    }

    @Test
    void namesOnlyGroupsThatHoldNobodyElse() {
        ProcessEntry agent = table.runs(10, SELF, 10, "t1");
        table.runs(11, 10, 10, "t2");
        table.runs(12, 10, 50, "t3");
        table.runs(50, 1, 50, "t4");
        quarry.include(agent.identity());
        quarry.look();

        assertThat(quarry.wholeGroups()).containsExactly(10L);
    }

    private static final class FakeTable implements ProcessTable {
        private final List<ProcessEntry> processes =
                new ArrayList<>(List.of(new ProcessEntry(new ProcessIdentity(SELF, "t0"), 1, SELF, "java")));
        private final Map<Long, String> cookies = new HashMap<>();

        ProcessEntry runs(long pid, long parent, long group, String start) {
            ProcessEntry entry = new ProcessEntry(new ProcessIdentity(pid, start), parent, group, "p" + pid);
            processes.add(entry);
            return entry;
        }

        @Override
        public ProcessSnapshot snapshot() {
            return new ProcessSnapshot(processes, cookies);
        }

        @Override
        public Optional<ProcessEntry> find(long pid) {
            return processes.stream().filter(entry -> entry.pid() == pid).findFirst();
        }

        @Override
        public boolean showsEveryEnvironment() {
            return true;
        }
    }
}
