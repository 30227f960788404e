package dev.sprintrunner.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sprintrunner.demo.CliArguments.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The command line program around a run: arguments, prompt and session in, exit code out. */
final class HeadlessCli {
    private static final String VERSION = "2.1.330 (Claude Code)";
    private static final int MAX_PROMPT_BYTES = 10_000_000;
    private static final Duration OVERLOADED = Duration.ofSeconds(4);

    private final Surroundings surroundings;

    HeadlessCli(Surroundings surroundings) {
        this.surroundings = surroundings;
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
        int appended = appendedCharacters(cli);
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
        AgentState.Session session = known.orElseGet(
                () -> new AgentState.Session(command.map(SprintCommand::line).orElse(""), 0, Map.of()));
        state.save(sessionId, session);

        UsageMeter meter = new UsageMeter(Model.named(cli.value("--model").orElse(null)), prompt.length() + appended);
        Identifiers ids = new Identifiers(sessionId + session.apiMillis() + session.models() + command);
        StreamWriter stream = new StreamWriter(surroundings.out(), sessionId, ids, surroundings.clock(), meter);
        Workspace workspace = new Workspace(surroundings.directory());
        Performer performer = new Performer(stream, workspace, cli.permissions(), surroundings);
        AgentRun run = new AgentRun(stream, performer, meter, state, sessionId, session, surroundings.clock());
        surroundings.interruptions().handleWith(run::interrupt, run::terminate);
        stream.init(initLine(cli, meter.model(), structured));
        return play(run, command, state, workspace, structured);
    }

    private int play(
            AgentRun run, Optional<SprintCommand> command, AgentState state, Workspace workspace, boolean structured)
            throws IOException {
        ProjectLayout layout = ProjectLayout.read(surroundings.directory());
        Scenario scenario = new Scenarios(layout, workspace::textOrEmpty).of(command);
        if (scenario.overloadedOnce() && state.firstTime("overloaded-" + fileName(command))) {
            return run.playOverloaded(surroundings.paced(OVERLOADED));
        }
        return run.play(scenario, surroundings.paced(scenario.length()), structured);
    }

    private static String fileName(Optional<SprintCommand> command) {
        String line = command.map(SprintCommand::line).orElse("");
        return UUID.nameUUIDFromBytes(line.getBytes(StandardCharsets.UTF_8)).toString();
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

    private static String prompt(CliArguments cli, InputStream in) throws IOException, UsageException {
        byte[] bytes = in.readNBytes(MAX_PROMPT_BYTES + 1);
        if (bytes.length > MAX_PROMPT_BYTES) {
            throw new UsageException("Error: piped stdin input exceeds 10MB");
        }
        String piped = new String(bytes, StandardCharsets.UTF_8);
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
        return file.isPresent() ? (int) Math.min(Files.size(file.get()), MAX_PROMPT_BYTES) : 0;
    }

    private static boolean wantsObject(CliArguments cli) throws UsageException {
        Optional<String> schema = cli.value("--json-schema");
        try {
            return schema.isPresent() && Json.parse(schema.get()).isObject();
        } catch (JsonProcessingException e) {
            throw new UsageException("Error: --json-schema is not valid JSON: " + e.getOriginalMessage());
        }
    }
}
