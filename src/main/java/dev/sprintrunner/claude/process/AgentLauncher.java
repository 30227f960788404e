package dev.sprintrunner.claude.process;

import dev.sprintrunner.claude.process.LaunchException.Reason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Starts agents so that they can outlive this program: in a session of their own, writing to files. */
public final class AgentLauncher {
    /** The CLI refuses more on stdin. */
    private static final long MAX_PROMPT_BYTES = 10_000_000;

    private final ProcessTable table;
    private final SessionLeader sessionLeader;
    private final Supplier<ProcessBuilder> builders;

    public AgentLauncher(ProcessTable table, SessionLeader sessionLeader) {
        this(table, sessionLeader, ProcessBuilder::new);
    }

    AgentLauncher(ProcessTable table, SessionLeader sessionLeader, Supplier<ProcessBuilder> builders) {
        this.table = table;
        this.sessionLeader = sessionLeader;
        this.builders = builders;
    }

    public RunningAgent start(AgentInvocation invocation, AgentFiles files) throws LaunchException {
        requireDirectory(invocation.workingDirectory());
        requirePrompt(invocation.promptFile());
        if (invocation.appendSystemPromptFile() != null) {
            requireReadable(invocation.appendSystemPromptFile());
        }
        ProcessBuilder builder = builders.get();
        AgentEnvironment.apply(builder.environment(), invocation);
        builder.command(sessionLeader.wrap(withProgramFound(invocation, builder.environment())));
        redirect(builder, invocation.workingDirectory(), invocation.promptFile(), files);
        return identified(start(builder, invocation.command().get(0)), invocation.cookie());
    }

    /**
     * Starts a line for the shell, to be followed and ended as an agent is.
     *
     * @param line what the user would type in a terminal
     */
    public RunningAgent startShell(String line, Path workingDirectory, String cookie, AgentFiles files)
            throws LaunchException {
        requireDirectory(workingDirectory);
        ProcessBuilder builder = builders.get();
        AgentEnvironment.leaveSession(builder.environment());
        builder.environment().put(AgentEnvironment.COOKIE, cookie);
        builder.command(sessionLeader.wrap(List.of("/bin/sh", "-c", line)));
        redirect(builder, workingDirectory, Path.of("/dev/null"), files);
        return identified(start(builder, "/bin/sh"), cookie);
    }

    private static void redirect(ProcessBuilder builder, Path workingDirectory, Path input, AgentFiles files)
            throws LaunchException {
        makeFile(files.transcript());
        makeFile(files.errors());
        builder.directory(workingDirectory.toFile())
                .redirectInput(input.toFile())
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(files.transcript().toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(files.errors().toFile()));
    }

    private static Process start(ProcessBuilder builder, String program) throws LaunchException {
        try {
            return builder.start();
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            if (why.contains("error=7,")) {
                throw new LaunchException(
                        Reason.ARGUMENTS_TOO_LONG,
                        program + " cannot be started: its arguments are too long for the system; shorten"
                                + " agent_extra_args or allowed_tools",
                        e);
            }
            throw new LaunchException(
                    Reason.REFUSED_BY_SYSTEM,
                    program + " cannot be started: " + why + "; try the command in a terminal",
                    e);
        }
    }

    /** A process that ended before it could be looked at gets a mark of its own, which fits no process. */
    private RunningAgent identified(Process process, String cookie) {
        ProcessIdentity identity = table.find(process.pid())
                .map(ProcessEntry::identity)
                .orElseGet(() -> new ProcessIdentity(process.pid(), "ended/" + cookie));
        Instant started = process.info().startInstant().orElseGet(Instant::now);
        return new ChildAgent(process, identity, started, cookie);
    }

    /** Looked up here, because after setsid a missing program would only show as an exit code. */
    private static List<String> withProgramFound(AgentInvocation invocation, Map<String, String> environment)
            throws LaunchException {
        List<String> argv = new ArrayList<>(invocation.argv());
        String program = argv.get(0);
        Path found = ProgramFinder.of(environment)
                .find(program, invocation.workingDirectory())
                .orElseThrow(() -> new LaunchException(
                        Reason.PROGRAM_NOT_FOUND,
                        "the program " + program + " was not found or cannot be executed (PATH: "
                                + environment.get("PATH")
                                + "); install it, or set agent_command to its full path",
                        null));
        argv.set(0, found.toString());
        return argv;
    }

    private static void requireDirectory(Path directory) throws LaunchException {
        if (!Files.isDirectory(directory)) {
            throw new LaunchException(
                    Reason.WORKING_DIRECTORY_MISSING,
                    "the project directory " + directory + " is not there (any more); restore it or give another"
                            + " with --project",
                    null);
        }
    }

    private static void requirePrompt(Path prompt) throws LaunchException {
        requireReadable(prompt);
        long size = prompt.toFile().length();
        if (size == 0 || size > MAX_PROMPT_BYTES) {
            throw new LaunchException(
                    Reason.INPUT_FILE_UNUSABLE,
                    "the prompt " + prompt + " has " + size + " bytes; an agent takes 1 to " + MAX_PROMPT_BYTES,
                    null);
        }
    }

    private static void requireReadable(Path file) throws LaunchException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new LaunchException(
                    Reason.INPUT_FILE_UNUSABLE, "the file " + file + " for the agent cannot be read", null);
        }
    }

    private static void makeFile(Path file) throws LaunchException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            requireWritable(file, e);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static void requireWritable(Path file, IOException cause) throws LaunchException {
        if (!Files.isRegularFile(file) || !Files.isWritable(file)) {
            throw unusable(file, cause);
        }
    }

    private static LaunchException unusable(Path file, IOException cause) {
        return new LaunchException(
                Reason.OUTPUT_FILE_UNUSABLE,
                "the agent's output cannot be written to " + file + ": " + cause + "; check permissions and free disk",
                cause);
    }
}
