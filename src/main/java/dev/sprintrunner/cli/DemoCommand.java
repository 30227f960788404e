package dev.sprintrunner.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.sprintrunner.config.RuntimeDirectory;
import dev.sprintrunner.demo.SampleProject;
import dev.sprintrunner.demo.SimulatedAgent;
import dev.sprintrunner.engine.BatchRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: a sample project and an agent that only plays, so that nothing is needed to see a batch run. */
@CommandLine.Command(
        name = "demo",
        description = "Run a sample project with a simulated agent: without Claude Code, network or cost.")
final class DemoCommand extends Command {
    private static final double SLOWEST = 100;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Option(names = "--headless", description = "run it here instead of in a dashboard")
    private boolean headless;

    @Option(
            names = "--pace",
            paramLabel = "X",
            description =
                    "pause between what the agent does: 1 as slow as a real one seems, 0 as fast as possible; else 0.4, and 0.2"
                            + " with --headless")
    private @Nullable Double wantedPace;

    @Option(names = "--keep", paramLabel = "DIR", description = "make the project there; else in a temporary directory")
    private @Nullable Path keep;

    DemoCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws IOException {
        if (headless && server.given()) {
            throw new CliException("with --headless there is no dashboard; leave out its options, or --headless");
        }
        double pace = wantedPace == null ? headless ? 0.2 : 0.4 : wantedPace;
        if (!(pace >= 0 && pace <= SLOWEST)) {
            throw new CliException(pace + " is no pace; give a number from 0 to 100");
        }
        Path directory = keep == null
                ? Files.createTempDirectory("sprint-runner-demo").resolve("slackwater")
                : surroundings.directory().resolve(keep).normalize();
        SampleProject.create(directory);
        Workplace workplace = Workplace.of(directory.toRealPath());
        writeSettings(workplace.runtime(), pace);
        if (!headless) {
            return new Serving(surroundings).run(workplace, server.request("demo", false, true), server.open());
        }
        int exitCode = new HeadlessRun(surroundings, false)
                .run(workplace, "demo", engine -> engine.start(new BatchRequest(null, List.of(), null)));
        surroundings.out().println("The project is in " + workplace.root());
        surroundings
                .out()
                .println("What happened is in " + workplace.database() + " (sqlite3, views v_batches, v_stories,"
                        + " v_commands, v_costs)");
        return exitCode;
    }

    private static void writeSettings(RuntimeDirectory runtime, double pace) throws IOException {
        runtime.prepare();
        ArrayNode command = Json.texts(List.of("env", SimulatedAgent.PACE_VARIABLE + "=" + pace));
        SimulatedAgent.command().forEach(command::add);
        Files.writeString(runtime.settings(), """
                # Written by sprint-runner demo. The agent below only plays; a real project needs no such line.
                agent_command: %s
                """.formatted(command));
    }
}
