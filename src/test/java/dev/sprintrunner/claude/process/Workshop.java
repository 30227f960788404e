package dev.sprintrunner.claude.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A directory with agents made of a few lines of shell or perl. Closing it fails if one of them left a process. */
final class Workshop implements AutoCloseable {
    /** Starts the program after it as a daemon: forked twice, in a session of its own. */
    static final String DAEMON = "perl -e 'use POSIX (); exit if fork; POSIX::setsid(); exit if fork; exec @ARGV' ";

    final Path directory;
    final String cookie = UUID.randomUUID().toString();
    final ProcessTable table = ProcessTable.ofThisSystem();
    final AgentFiles files;
    private final SessionLeader leader = SessionLeader.find(ProgramFinder.of(System.getenv()));

    Workshop(Path directory) {
        this.directory = directory;
        this.files = new AgentFiles(directory.resolve("out/transcript.ndjson"), directory.resolve("out/errors.txt"));
    }

    Path script(String name, String text) throws IOException {
        Path script = Files.writeString(directory.resolve(name), text);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    AgentInvocation.Builder invocation(String... command) throws IOException {
        Path prompt = Files.writeString(directory.resolve("prompt.md"), "do this");
        return AgentInvocation.builder(
                List.of(command), AgentSession.fresh(UUID.randomUUID()), prompt, directory, cookie);
    }

    RunningAgent shell(String text) throws IOException, LaunchException {
        return start(invocation("sh", script("agent.sh", text).toString()).build());
    }

    RunningAgent perl(String text) throws IOException, LaunchException {
        return start(invocation("perl", script("agent.pl", text).toString()).build());
    }

    RunningAgent start(AgentInvocation invocation) throws LaunchException {
        return new AgentLauncher(table, leader).start(invocation, files);
    }

    String transcript() throws IOException {
        return Files.readString(files.transcript());
    }

    /** Waits until the agent has written that line. */
    void awaitLine(String line) {
        await("the line " + line, () -> {
            try (Stream<String> lines = Files.lines(files.transcript())) {
                return lines.anyMatch(line::equals);
            } catch (IOException e) {
                return false;
            }
        });
    }

    static void await(String what, BooleanSupplier condition) {
        assertThat(Pause.until(condition, Duration.ofSeconds(30), Duration.ofMillis(10)))
                .as(what)
                .isTrue();
    }

    static AgentExit awaitEnd(RunningAgent agent) throws InterruptedException {
        return agent.waitFor(Duration.ofSeconds(60)).orElseThrow();
    }

    List<ProcessEntry> carriers() {
        return new AgentProcesses(table)
                .survivors(cookie::equals).stream()
                        .map(AgentProcesses.Survivor::process)
                        .toList();
    }

    @Override
    public void close() {
        List<ProcessEntry> left = carriers();
        new ProcessTreeTerminator(table, ProcessTreeTerminatorIT.FAST).sweep(cookie);
        assertThat(left).as("processes left by the test").isEmpty();
    }
}
