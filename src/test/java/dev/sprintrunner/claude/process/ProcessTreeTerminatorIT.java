package dev.sprintrunner.claude.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTreeTerminatorIT {
    static final TerminationTimes FAST = new TerminationTimes(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofSeconds(20));

    /** For steps that must succeed before their time is over. */
    private static final TerminationTimes PATIENT = new TerminationTimes(
            Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60));

    private static final String TREE = "sleep 300 &\n"
            + "nohup sleep 301 > /dev/null 2>&1 &\n"
            + "(sleep 302 &)\n"
            + "perl -e 'use POSIX (); POSIX::setsid(); system qw(sleep 303)' &\n"
            + Workshop.DAEMON + "sleep 304\n"
            + "env -i /bin/sleep 305 &\n"
            + "sh -c 'sh -c \"sleep 306\"; :' &\n";

    @TempDir
    Path directory;

    private Workshop workshop;
    private final List<Process> bystanders = new ArrayList<>();

    @BeforeEach
    void open() {
        workshop = new Workshop(directory);
    }

    @AfterEach
    void nothingIsLeft() {
        bystanders.forEach(Process::destroyForcibly);
        workshop.close();
    }

    @Test
    void asksPolitelyFirst() throws Exception {
        RunningAgent agent = workshop.perl("$| = 1; $SIG{INT} = sub { print qq(interrupted\\n); exit 0 };"
                + " print qq(ready\\n); sleep 1 while 1;");
        workshop.awaitLine("ready");

        TerminationReport report = new ProcessTreeTerminator(workshop.table, PATIENT).end(agent);

        assertThat(report.isClean()).isTrue();
        assertThat(report.ended()).extracting(ProcessEntry::identity).containsExactly(agent.identity());
        assertThat(workshop.transcript()).contains("interrupted");
        assertThat(Workshop.awaitEnd(agent).code()).hasValue(0);
    }

    @Test
    void goesOnWithTermAndThenKill() throws Exception {
        RunningAgent agent = workshop.perl("$| = 1; $SIG{INT} = sub { print qq(int\\n) };"
                + " $SIG{TERM} = sub { print qq(term\\n) }; print qq(ready\\n); sleep 1 while 1;");
        workshop.awaitLine("ready");

        TerminationReport report = new ProcessTreeTerminator(workshop.table, FAST).end(agent);

        assertThat(report.isClean()).isTrue();
        assertThat(workshop.transcript().lines()).startsWith("ready", "int", "term");
        assertThat(Workshop.awaitEnd(agent).code()).hasValue(137);
    }

    @Test
    void endsTheWholeTreeWhateverHasLeftIt() throws Exception {
        RunningAgent agent = workshop.shell(TREE + "echo ready; wait");
        awaitTree();
        List<ProcessHandle> below = ProcessHandle.of(agent.identity().pid())
                .orElseThrow()
                .descendants()
                .toList();

        TerminationReport report = new ProcessTreeTerminator(workshop.table, FAST).end(agent);

        assertThat(report.isClean()).as(report.summary()).isTrue();
        assertThat(report.ended()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(report.ended()).extracting(ProcessEntry::name).contains("sleep", "perl");
        assertThat(report.summary()).contains("ended ").contains("sleep (pid ");
        assertThat(below).isNotEmpty();
        Workshop.await("the end of all descendants", () -> below.stream().noneMatch(this::runs));
        assertThat(sleepers()).isEmpty();
    }

    @Test
    void endsTheWholeTreeWithPsAlone() throws Exception {
        ProcessTable ps = PsProcessTable.ofThisSystem();
        RunningAgent agent = new AgentLauncher(ps, SessionLeader.find(ProgramFinder.of(System.getenv())))
                .start(
                        workshop.invocation(
                                        "sh",
                                        workshop.script("a.sh", TREE + "echo ready; wait")
                                                .toString())
                                .build(),
                        workshop.files);
        awaitTree();

        TerminationReport report = new ProcessTreeTerminator(ps, FAST).end(agent);

        assertThat(report.isClean()).as(report.summary()).isTrue();
        assertThat(sleepers()).isEmpty();
    }

    @Test
    void endsWhatAnAgentThatDiedBeforeHasLeft() throws Exception {
        RunningAgent agent = workshop.shell(TREE + "echo ready; kill -9 $$");
        awaitLeftTree(agent);
        assertThat(workshop.carriers()).isNotEmpty();

        TerminationReport report = new ProcessTreeTerminator(workshop.table, FAST).end(agent);

        assertThat(report.isClean()).isTrue();
        assertThat(workshop.carriers()).isEmpty();
        endTheOneWithoutEnvironment();
    }

    @Test
    void sweepsAfterANormalEnd() throws Exception {
        RunningAgent agent = workshop.shell("nohup sleep 300 > /dev/null 2>&1 &\n" + Workshop.DAEMON + "sleep 301\n"
                + "trap '' TERM; sh -c 'sleep 302; :' &\n");
        Workshop.awaitEnd(agent);
        Workshop.await("its leftovers", () -> sleepers().size() == 3);

        TerminationReport report = new ProcessTreeTerminator(workshop.table, FAST).sweep(workshop.cookie);

        assertThat(report.isClean()).isTrue();
        assertThat(report.ended()).extracting(ProcessEntry::name).contains("sleep", "sh");
        assertThat(workshop.carriers()).isEmpty();
        assertThat(new ProcessTreeTerminator(workshop.table, FAST)
                        .sweep(workshop.cookie)
                        .summary())
                .isEqualTo("nothing was running");
    }

    @RepeatedTest(3)
    void catchesProcessesThatKeepReplacingThemselves() throws Exception {
        Path generation = workshop.script(
                "generation.sh",
                "trap '' INT TERM\n[ \"$1\" -ge 20000 ] && exit\necho \"$1\" >> generations\nsh ./generation.sh $(($1 + 1)) &\n");
        RunningAgent agent = workshop.shell("sh " + generation.getFileName() + " 1 &\nwait; sleep 300");
        Workshop.await("some generations", () -> linesOf("generations").size() > 3);

        TerminationReport report = new ProcessTreeTerminator(workshop.table, FAST).end(agent);

        assertThat(report.isClean()).as(report.summary()).isTrue();
        assertThat(workshop.carriers()).isEmpty();
        assertThat(linesOf("generations")).hasSizeBetween(1, 19_000);
    }

    @Test
    void doesNotTouchAnotherProcessThatHasThePidNow() throws Exception {
        Process bystander = bystander();
        ProcessIdentity earlier = new ProcessIdentity(bystander.pid(), "an earlier start");

        TerminationReport report = new ProcessTreeTerminator(workshop.table, FAST).end(earlier, workshop.cookie);

        assertThat(report.ended()).isEmpty();
        assertThat(bystander.isAlive()).isTrue();

        Signals signals = new Signals(workshop.table);
        signals.interrupt(earlier);
        signals.terminate(earlier);
        signals.kill(earlier);
        assertThat(bystander.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void leavesTheProcessesOfOtherRunsAlone() throws Exception {
        Process bystander = bystander(AgentEnvironment.COOKIE, "11111111-2222-3333-4444-555555555555");
        RunningAgent agent = workshop.shell("echo ready; sleep 300");
        workshop.awaitLine("ready");

        new ProcessTreeTerminator(workshop.table, FAST).end(agent);
        new ProcessTreeTerminator(workshop.table, FAST).sweep(workshop.cookie);

        assertThat(bystander.isAlive()).isTrue();
    }

    @Test
    void neverEndsThisProgramOrThoseAboveIt() {
        ProcessIdentity self =
                workshop.table.find(ProcessHandle.current().pid()).orElseThrow().identity();

        assertThat(new ProcessTreeTerminator(workshop.table, FAST)
                        .end(self, workshop.cookie)
                        .ended())
                .isEmpty();
    }

    @Test
    void finishesInAnInterruptedThreadAndKeepsTheInterrupt() throws Exception {
        RunningAgent agent = workshop.shell("trap '' INT TERM; echo ready; while :; do sleep 1; done");
        workshop.awaitLine("ready");

        Thread.currentThread().interrupt();
        TerminationReport report = new ProcessTreeTerminator(workshop.table, FAST).end(agent);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.isClean()).isTrue();
    }

    private void awaitTree() {
        workshop.awaitLine("ready");
        Workshop.await("the tree", () -> sleepers().size() == 7);
    }

    private void awaitLeftTree(RunningAgent agent) throws InterruptedException {
        Workshop.awaitEnd(agent);
        Workshop.await("the tree", () -> sleepers().size() == 7);
    }

    /** It has left the tree and carries no cookie, so nothing can know that it was the agent's. */
    private void endTheOneWithoutEnvironment() {
        assertThat(sleepers()).hasSize(1).allMatch(ProcessHandle::destroyForcibly);
    }

    /** The sleep processes started in this test's directory, wherever they hang. */
    private List<ProcessHandle> sleepers() {
        return ProcessHandle.allProcesses()
                .filter(this::runs)
                .filter(handle -> handle.info().command().orElse("").endsWith("/sleep"))
                .filter(this::isInDirectory)
                .toList();
    }

    private boolean runs(ProcessHandle handle) {
        return workshop.table.find(handle.pid()).isPresent() && handle.isAlive();
    }

    private boolean isInDirectory(ProcessHandle handle) {
        try {
            return Path.of("/proc/" + handle.pid() + "/cwd").toRealPath().equals(directory.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> linesOf(String file) {
        try {
            return Files.readAllLines(directory.resolve(file));
        } catch (IOException e) {
            return List.of();
        }
    }

    private Process bystander(String... variable) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sleep", "300");
        if (variable.length == 2) {
            builder.environment().put(variable[0], variable[1]);
        }
        Process process = builder.start();
        bystanders.add(process);
        return process;
    }
}
