package dev.sprintrunner.engine;

import dev.sprintrunner.store.BatchRows.BatchRow;
import dev.sprintrunner.testkit.AgentSetting;
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
            settings.add(agentSetting(api, home));
            return new RealSprint(project, api, TestEngine.on(project.root(), settings.toArray(String[]::new)));
        }

        private String agentSetting(ScriptedApi api, Path home) {
            Map<String, String> environment =
                    account == Account.API_KEY ? api.environment(home) : api.subscriptionEnvironment(home);
            environment.put("CLAUDE_CODE_MAX_RETRIES", "0"); // the engine's retries are tested, not the CLI's
            environment.put("REAL_CLAUDE", ClaudeCli.executable().toString());
            return AgentSetting.of(program, environment);
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
