package dev.sprintrunner.engine;

import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.testkit.ClaudeCli;
import dev.sprintrunner.testkit.Script;
import dev.sprintrunner.testkit.ScriptedApi;
import dev.sprintrunner.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The real engine on a project, with the real Claude Code that asks a scripted API. */
final class RealSprint implements AutoCloseable {
    final TestProject project;
    final ScriptedApi api;
    final TestEngine engine;

    private RealSprint(TestProject project, ScriptedApi api, TestEngine engine) {
        this.project = project;
        this.api = api;
        this.engine = engine;
    }

    /** Who pays for the agents, or whom they believe to. */
    enum Account {
        API_KEY,
        SUBSCRIPTION
    }

    /** Says how the agents are started. */
    static final class Builder {
        private final TestProject project;
        private final Script script;
        private final List<String> settings = new ArrayList<>(List.of("retry_initial_seconds: 1"));
        private Account account = Account.API_KEY;
        private Path program = ClaudeCli.executable();

        private Builder(TestProject project, Script script) {
            this.project = project;
            this.script = script;
        }

        Builder setting(String line) {
            settings.add(line);
            return this;
        }

        Builder account(Account payer) {
            account = payer;
            return this;
        }

        /** Another program in place of Claude Code, which finds Claude Code in {@code REAL_CLAUDE}. */
        Builder program(Path wrapper) {
            program = wrapper;
            return this;
        }

        /** @param home of the agents; outside of the project */
        RealSprint open(Path home) throws IOException {
            Files.createDirectories(home);
            ScriptedApi api = ScriptedApi.start(script);
            settings.add("agent_command: " + agentCommand(api, home));
            return new RealSprint(project, api, TestEngine.on(project.root(), settings.toArray(String[]::new)));
        }

        private String agentCommand(ScriptedApi api, Path home) {
            Map<String, String> environment =
                    account == Account.API_KEY ? api.environment(home) : api.subscriptionEnvironment(home);
            environment.put("CLAUDE_CODE_MAX_RETRIES", "0"); // the engine's retries are tested, not the CLI's
            environment.put("REAL_CLAUDE", ClaudeCli.executable().toString());
            List<String> command = new ArrayList<>(List.of("env"));
            foreignVariables().forEach(name -> command.addAll(List.of("-u", name)));
            environment.forEach((name, value) -> command.add(name + "=" + value));
            command.add(program.toString());
            return command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", ", "[", "]"));
        }

        /** Whatever the build itself inherited that Claude Code would listen to. */
        private static Set<String> foreignVariables() {
            return System.getenv().keySet().stream()
                    .filter(name -> name.startsWith("CLAUDE") || name.startsWith("ANTHROPIC"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    static Builder of(TestProject project, Script script) {
        return new Builder(project, script);
    }

    BatchRow runAll() throws InterruptedException {
        return engine.runAll();
    }

    /** Every command as its name, the short ids of its stories and its status, in the order of their starts. */
    List<String> commands() {
        return engine.query("""
                select v.command, v.stories, v.status from v_commands v order by v.id""");
    }

    /** What was left running of any command. */
    List<String> survivors() {
        return engine.survivors().stream().map(String::valueOf).toList();
    }

    /** The agents are ended before the API they ask. */
    @Override
    public void close() {
        try (api) {
            engine.close();
        }
    }
}
