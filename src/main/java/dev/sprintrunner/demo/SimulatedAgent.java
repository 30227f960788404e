package dev.sprintrunner.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.demo.CliArguments.UsageException;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * Plays Claude Code 2.1.330 for the demo: takes its command line and a prompt on standard input, does what the prompt's
 * first line asks for in the working directory, and speaks stream-json while it does.
 *
 * <p>Exit codes are Claude Code's: 0 done or interrupted, 1 failed or refused to start, 143 terminated.
 */
public final class SimulatedAgent {
    /**
     * Environment variable with the speed: 1 lets a person follow (10 to 40 seconds a command) and is the default, 0 is as
     * fast as possible.
     */
    public static final String PACE_VARIABLE = "SPRINT_RUNNER_DEMO_PACE";

    private static final String VERSION = "2.1.330 (Claude Code)";

    private final Surroundings surroundings;

    SimulatedAgent(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public static void main(String[] args) throws IOException {
        Path directory = Path.of("").toAbsolutePath();
        Surroundings surroundings = new Surroundings(
                directory,
                new FileOutputStream(FileDescriptor.out),
                System.err,
                Clock.systemUTC(),
                pace(System.getenv()),
                SimulatedAgent::sleep,
                new GitCommand(directory),
                SimulatedAgent::catchSignals);
        System.exit(new SimulatedAgent(surroundings).run(List.of(args), System.in));
    }

    /** The command line that starts this agent from the running program's own class path; Claude's arguments follow it. */
    public static List<String> command() {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx128m",
                "-cp",
                classPath,
                SimulatedAgent.class.getName());
    }

    /** Returns the exit code. */
    int run(List<String> arguments, InputStream in) throws IOException {
        try {
            CliArguments cli = CliArguments.parse(arguments);
            if (cli.has("--version", "-v")) {
                surroundings.out().write((VERSION + "\n").getBytes(StandardCharsets.UTF_8));
                return AgentRun.SUCCEEDED;
            }
            cli.check();
            return converse(cli, prompt(cli, in));
        } catch (UsageException e) {
            surroundings.err().println(e.getMessage());
            return AgentRun.FAILED;
        }
    }

    private int converse(CliArguments cli, String prompt) throws IOException, UsageException {
        int promptCharacters = prompt.length() + appendedCharacters(cli);
        boolean structured = wantsObject(cli);
        AgentState state = AgentState.in(surroundings.directory());
        String sessionId = cli.value("--session-id")
                .or(cli::resumed)
                .orElseGet(() -> UUID.randomUUID().toString());
        Optional<AgentState.Session> known = state.session(sessionId);
        if (cli.resumed().isPresent() && known.isEmpty()) {
            return refuseUnknownSession(sessionId);
        }
        if (cli.resumed().isEmpty() && known.isPresent()) {
            throw new UsageException("Error: Session ID " + sessionId + " is already in use.");
        }
        String remembered = known.map(AgentState.Session::command).orElse("");
        Optional<SprintCommand> command = SprintCommand.parse(prompt).or(() -> SprintCommand.parse(remembered));
        String line = command.map(SprintCommand::line).orElse("");
        AgentState.Session before = known.orElseGet(() -> new AgentState.Session(line, 0, Map.of()));
        state.save(sessionId, before);

        UsageMeter meter = new UsageMeter(Model.named(cli.value("--model").orElse(null)), promptCharacters);
        Identifiers ids = new Identifiers(sessionId + line + before.apiMillis() + before.models());
        StreamWriter stream = new StreamWriter(surroundings.out(), sessionId, ids, surroundings.clock(), meter);
        Workspace workspace = new Workspace(surroundings.directory());
        Performer performer = new Performer(stream, workspace, cli.permissions(), surroundings);
        AgentRun run = new AgentRun(stream, performer, meter, state, sessionId, before, surroundings.clock());
        surroundings.interruptions().handleWith(run::interrupt, run::terminate);

        stream.init(initLine(cli, meter.model(), structured));
        Scenario scenario =
                new Scenarios(ProjectLayout.read(surroundings.directory()), workspace::textOrEmpty).of(command);
        if (scenario.overloadedOnce() && state.firstTime("overloaded-" + sessionName(line))) {
            return run.playOverloaded(surroundings.paced(Duration.ofSeconds(4)));
        }
        return run.play(scenario, surroundings.paced(scenario.length()), structured);
    }

    private int refuseUnknownSession(String sessionId) {
        String error = "No conversation found with session ID: " + sessionId;
        UsageMeter meter = new UsageMeter(Model.named(null), 0);
        StreamWriter stream = new StreamWriter(
                surroundings.out(), sessionId, new Identifiers(sessionId), surroundings.clock(), meter);
        stream.result(new ResultLine(
                new ResultLine.Outcome.Aborted("aborted_streaming", null, error),
                new AgentState.Session("", 0, Map.of()),
                meter.model().id(),
                ModelUsage.NONE,
                Json.array(),
                0,
                0,
                0));
        surroundings.err().println(error);
        return AgentRun.FAILED;
    }

    private ObjectNode initLine(CliArguments cli, Model model, boolean structured) throws JsonProcessingException {
        ObjectNode init = (ObjectNode) Json.parse(Resources.text("init.json"));
        if (structured) {
            ((ArrayNode) init.get("tools")).add("StructuredOutput");
        }
        init.put("cwd", surroundings.directory().toString())
                .put("original_cwd", surroundings.directory().toString());
        ((ObjectNode) init.get("memory_paths"))
                .put("auto", surroundings.directory().resolve(".simulated-agent") + "/");
        return init.put("model", model.id())
                .put("permissionMode", cli.permissions().mode());
    }

    private String prompt(CliArguments cli, InputStream in) throws IOException, UsageException {
        String piped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        String prompt = cli.prompt().isEmpty() ? piped : cli.prompt() + "\n" + piped;
        if (prompt.isBlank()) {
            throw new UsageException(
                    "Error: Input contained only whitespace. Provide a prompt with text through stdin or as a prompt"
                            + " argument when using --print");
        }
        return prompt;
    }

    private int appendedCharacters(CliArguments cli) throws IOException, UsageException {
        Optional<Path> file = cli.value("--append-system-prompt-file").map(surroundings.directory()::resolve);
        if (file.isPresent() && !Files.isReadable(file.get())) {
            throw new UsageException("Error: Append system prompt file not found: " + file.get());
        }
        return file.isPresent() ? (int) Math.min(Files.size(file.get()), 10_000_000) : 0;
    }

    private static boolean wantsObject(CliArguments cli) throws UsageException {
        Optional<String> schema = cli.value("--json-schema");
        try {
            return schema.isPresent() && Json.parse(schema.get()).isObject();
        } catch (JsonProcessingException e) {
            throw new UsageException("Error: --json-schema is not valid JSON: " + e.getOriginalMessage());
        }
    }

    private static String sessionName(String line) {
        return UUID.nameUUIDFromBytes(line.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static double pace(Map<String, String> environment) {
        try {
            return Math.min(100, Math.max(0, Double.parseDouble(environment.getOrDefault(PACE_VARIABLE, "1"))));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static void catchSignals(IntSupplier interrupt, IntSupplier terminate) {
        Signals.on("INT", () -> Runtime.getRuntime().halt(interrupt.getAsInt()));
        Signals.on("TERM", () -> Runtime.getRuntime().halt(terminate.getAsInt()));
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
