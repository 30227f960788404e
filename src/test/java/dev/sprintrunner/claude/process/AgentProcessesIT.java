package dev.sprintrunner.claude.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentProcessesIT {
    @TempDir
    Path directory;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(directory);
    }

    @AfterEach
    void nothingIsLeft() {
        workshop.close();
    }

    @Test
    void findsTheVeryProcessAgain() throws Exception {
        ProcessIdentity identity = workshop.shell("echo ready; sleep 300").identity();
        workshop.awaitLine("ready");
        AgentProcesses processes = new AgentProcesses(ProcessTable.ofThisSystem());

        RunningAgent found = processes.find(identity, workshop.cookie).orElseThrow();

        assertThat(found.isAlive()).isTrue();
        assertThat(found.waitFor(Duration.ofMillis(10))).isEmpty();
        assertThat(processes.find(identity, "another-cookie")).isEmpty();
        assertThat(processes.find(new ProcessIdentity(identity.pid(), "another start"), workshop.cookie))
                .isEmpty();

        assertThat(new ProcessTreeTerminator(workshop.table, ProcessTreeTerminatorIT.FAST)
                        .end(found)
                        .isClean())
                .isTrue();
        assertThat(found.isAlive()).isFalse();
        assertThat(Workshop.awaitEnd(found)).isEqualTo(new AgentExit(OptionalInt.empty()));
        assertThat(processes.find(identity, workshop.cookie)).isEmpty();
    }

    @Test
    void adoptsOneThatIsNoChildOfOurs() throws Exception {
        Workshop.awaitEnd(workshop.shell(Workshop.DAEMON + "sh -c 'echo ready; sleep 300'"));
        workshop.awaitLine("ready");
        List<ProcessEntry> carriers = workshop.carriers();
        ProcessIdentity shell = carriers.stream()
                .filter(entry -> !entry.name().equals("sleep"))
                .findFirst()
                .orElseThrow()
                .identity();

        RunningAgent found =
                new AgentProcesses(workshop.table).find(shell, workshop.cookie).orElseThrow();
        new ProcessTreeTerminator(workshop.table, ProcessTreeTerminatorIT.FAST).end(found);

        assertThat(Workshop.awaitEnd(found).code()).isEmpty();
    }

    @Test
    void tellsWhoCarriesACookie() throws Exception {
        RunningAgent agent = workshop.shell("sleep 300 & echo ready; wait");
        workshop.awaitLine("ready");

        assertThat(new AgentProcesses(workshop.table).survivors(workshop.cookie::equals))
                .hasSize(2)
                .allSatisfy(survivor -> assertThat(survivor.cookie()).isEqualTo(workshop.cookie))
                .extracting(survivor -> survivor.process().identity())
                .contains(agent.identity());
        assertThat(new AgentProcesses(workshop.table).survivors("another-cookie"::equals))
                .isEmpty();

        new ProcessTreeTerminator(workshop.table, ProcessTreeTerminatorIT.FAST).end(agent);
    }

    @Test
    void doesNotTakeAFailingPsForAnEmptyMachine() {
        ProcessTable table = new PsProcessTable(List.of("sh", "-c", "echo no such option; exit 1"));

        assertThatThrownBy(table::snapshot)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no such option");
    }

    @Test
    void theMarkOfAStartIsTheSameForEveryReader() {
        long self = ProcessHandle.current().pid();

        assertThat(ProcessTable.ofThisSystem().find(self)).isEqualTo(workshop.table.find(self));
        assertThat(workshop.table.snapshot().running())
                .contains(workshop.table.find(self).orElseThrow());
        assertThat(workshop.table.find(self).orElseThrow().parent())
                .isEqualTo(ProcessHandle.current().parent().orElseThrow().pid());
    }
}
