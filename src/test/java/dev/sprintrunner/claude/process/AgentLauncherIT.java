package dev.sprintrunner.claude.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sprintrunner.claude.process.LaunchException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentLauncherIT {
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
    void connectsPromptTranscriptErrorsDirectoryAndExitCode() throws Exception {
        RunningAgent agent = workshop.shell("cat; echo; pwd -P; echo \"$1 $2\"; echo oops >&2; exit 3");

        assertThat(Workshop.awaitEnd(agent)).isEqualTo(new AgentExit(OptionalInt.of(3)));
        assertThat(workshop.transcript()).isEqualTo("do this\n" + directory.toRealPath() + "\n-p --output-format\n");
        assertThat(workshop.files.errors()).hasContent("oops\n");
        assertThat(agent.isAlive()).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(workshop.files.transcript())))
                .isEqualTo("rw-------");
    }

    @Test
    void appendsToATranscriptThatIsThere() throws Exception {
        Workshop.awaitEnd(workshop.shell("echo one"));
        Workshop.awaitEnd(workshop.shell("echo two"));

        assertThat(workshop.transcript()).isEqualTo("one\ntwo\n");
    }

    @Test
    void keepsHugeOutputWholeWithoutAReader() throws Exception {
        RunningAgent agent = workshop.perl("$| = 1; print 'x' x 99, \"\\n\" for 1 .. 400_000; print \"end\\n\";");

        assertThat(Workshop.awaitEnd(agent).code()).hasValue(0);
        long[] bytes = {0};
        try (FileTail tail =
                new FileTail(workshop.files.transcript(), 0, (chunk, offset, length) -> bytes[0] += length)) {
            assertThat(tail.drain()).isEqualTo(40_000_004);
        }
        assertThat(bytes[0]).isEqualTo(40_000_004);
    }

    @Test
    void knowsAnAgentThatRuns() throws Exception {
        RunningAgent agent = workshop.shell("echo ready; read line; sleep 300");
        workshop.awaitLine("ready");

        assertThat(agent.isAlive()).isTrue();
        assertThat(agent.waitFor(Duration.ofMillis(20))).isEmpty();
        assertThat(agent.startedAt())
                .isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(1));
        assertThat(workshop.table.find(agent.identity().pid()).orElseThrow().identity())
                .isEqualTo(agent.identity());
        assertThat(workshop.table.snapshot().cookies())
                .containsEntry(agent.identity().pid(), workshop.cookie);

        new ProcessTreeTerminator(workshop.table, ProcessTreeTerminatorIT.FAST).end(agent);
    }

    @Test
    void reportsADeathBySignalAs128AndItsNumber() throws Exception {
        assertThat(Workshop.awaitEnd(workshop.shell("kill -9 $$")).code()).hasValue(137);
    }

    @Test
    void theAgentKeepsThePidAndLeadsItsOwnSessionBySetsidAndByPerl() throws Exception {
        ProgramFinder programs = ProgramFinder.of(System.getenv());
        Path perl = programs.find("perl", directory).orElseThrow();
        Path onlyPerl = Files.createDirectory(directory.resolve("bin"));
        Path wrapper = Files.writeString(onlyPerl.resolve("perl"), "#!/bin/sh\nexec " + perl + " \"$@\"\n");
        assertThat(wrapper.toFile().setExecutable(true)).isTrue();

        leads(SessionLeader.find(programs));
        leads(SessionLeader.find(new ProgramFinder(List.of(onlyPerl))));
    }

    private void leads(SessionLeader leader) throws Exception {
        assertThat(leader.way()).isNotEqualTo(SessionLeader.Way.NONE);
        Path script = workshop.script("agent " + leader.way() + ".sh", "#!/bin/sh\necho pid $$; sleep 300");
        RunningAgent agent = new AgentLauncher(workshop.table, leader)
                .start(workshop.invocation(script.toString()).build(), workshop.files);
        long pid = agent.identity().pid();
        workshop.awaitLine("pid " + pid);

        ProcessEntry entry = workshop.table.find(pid).orElseThrow();
        assertThat(entry.group()).isEqualTo(pid);
        assertThat(entry.identity()).isEqualTo(agent.identity());

        new ProcessTreeTerminator(workshop.table, ProcessTreeTerminatorIT.FAST).end(agent);
    }

    @Test
    void startsPlainlyWhereThereIsNeitherSetsidNorPerl() throws Exception {
        SessionLeader none = SessionLeader.find(new ProgramFinder(List.of(directory)));
        RunningAgent agent = new AgentLauncher(workshop.table, none)
                .start(
                        workshop.invocation(
                                        "sh", workshop.script("a.sh", "echo hi").toString())
                                .build(),
                        workshop.files);

        assertThat(none.way()).isEqualTo(SessionLeader.Way.NONE);
        assertThat(none.explanation()).contains("install setsid");
        assertThat(Workshop.awaitEnd(agent).code()).hasValue(0);
        assertThat(workshop.transcript()).isEqualTo("hi\n");
    }

    @Test
    void theAgentSeesTheCookieButNoSurroundingSession() throws Exception {
        AgentLauncher launcher =
                new AgentLauncher(workshop.table, SessionLeader.find(ProgramFinder.of(System.getenv())), () -> {
                    ProcessBuilder builder = new ProcessBuilder();
                    builder.environment()
                            .putAll(Map.of("CLAUDECODE", "1", "CLAUDE_CODE_ENTRYPOINT", "cli", "KEPT", "1"));
                    return builder;
                });
        AgentInvocation invocation = workshop.invocation(
                        "sh", workshop.script("env.sh", "env").toString())
                .environment(Map.of("ADDED", "1"))
                .build();

        Workshop.awaitEnd(launcher.start(invocation, workshop.files));

        assertThat(workshop.transcript().lines())
                .contains("KEPT=1", "ADDED=1", "CLAUDE_CODE_DISABLE_CRON=1", "SPRINT_RUNNER_COOKIE=" + workshop.cookie)
                .noneMatch(line -> line.startsWith("CLAUDECODE=") || line.startsWith("CLAUDE_CODE_ENTRYPOINT="));
    }

    @Test
    void runsAProgramWithBlanksInItsName() throws Exception {
        Path script = workshop.script("my agent (new)", "#!/bin/sh\necho \"$0\"");

        Workshop.awaitEnd(workshop.start(workshop.invocation(script.toString()).build()));

        assertThat(workshop.transcript()).isEqualTo(script + "\n");
    }

    @Test
    void takesARelativeProgramFromTheProject() throws Exception {
        workshop.script("agent", "#!/bin/sh\necho here");

        Workshop.awaitEnd(workshop.start(workshop.invocation("./agent").build()));

        assertThat(workshop.transcript()).isEqualTo("here\n");
    }

    @Test
    void namesAProgramThatIsMissingOrCannotBeExecuted() throws Exception {
        fails(workshop.invocation("no-such-agent"), Reason.PROGRAM_NOT_FOUND, "no-such-agent", "agent_command");
        Path plain = Files.writeString(directory.resolve("plain"), "#!/bin/sh\n");
        fails(workshop.invocation(plain.toString()), Reason.PROGRAM_NOT_FOUND, plain.toString(), "agent_command");
    }

    @Test
    void namesAMissingDirectory() throws Exception {
        Path gone = directory.resolve("gone");
        AgentInvocation.Builder invocation = AgentInvocation.builder(
                List.of("sh"), AgentSession.fresh(UUID.randomUUID()), directory, gone, workshop.cookie);

        fails(invocation, Reason.WORKING_DIRECTORY_MISSING, gone.toString());
    }

    @Test
    void namesPromptsThatCannotBeGiven() throws Exception {
        AgentInvocation.Builder empty = workshop.invocation("sh");
        Files.writeString(directory.resolve("prompt.md"), "");
        fails(empty, Reason.INPUT_FILE_UNUSABLE, "prompt.md", "0 bytes");

        Files.write(directory.resolve("prompt.md"), new byte[10_000_001]);
        fails(empty, Reason.INPUT_FILE_UNUSABLE, "prompt.md", "10000001 bytes");

        Files.delete(directory.resolve("prompt.md"));
        fails(empty, Reason.INPUT_FILE_UNUSABLE, "prompt.md");

        fails(
                workshop.invocation("sh").appendSystemPromptFile(directory.resolve("none.md")),
                Reason.INPUT_FILE_UNUSABLE,
                "none.md");
    }

    @Test
    void saysWhenTheArgumentsAreTooLong() throws Exception {
        fails(
                workshop.invocation("sh").extraArguments(List.of("x".repeat(3_000_000))),
                Reason.ARGUMENTS_TOO_LONG,
                "agent_extra_args");
    }

    @Test
    void namesAnOutputFileThatCannotBeWritten() throws Exception {
        Files.writeString(directory.resolve("out"), "a file where a directory must be");

        fails(workshop.invocation("sh"), Reason.OUTPUT_FILE_UNUSABLE, "transcript.ndjson");
    }

    private void fails(AgentInvocation.Builder invocation, Reason reason, String... named) throws IOException {
        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> workshop.start(invocation.build()))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.getMessage()).contains(named));
    }
}
