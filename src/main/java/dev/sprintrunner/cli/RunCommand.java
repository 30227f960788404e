package dev.sprintrunner.cli;

import dev.sprintrunner.config.Settings;
import dev.sprintrunner.engine.BatchRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: a batch without a browser. */
@CommandLine.Command(
        name = "run",
        description = "Run a batch here: a live display on a terminal, one line an event elsewhere.",
        footer = {
            "",
            "Ctrl-C stops after the current story, a second one now. Exit codes: 0 all done, 1 a story was blocked or"
                    + " the batch failed, 2 could not start, 130 stopped."
        })
final class RunCommand extends Command {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "N|all",
            description = "how many cycles; else default_max_cycles of the settings")
    private @Nullable String cycles;

    @Option(
            names = "--story",
            paramLabel = "KEY",
            description = "run only this story (key or id); may be given several times")
    private List<String> stories = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "PHASE",
            description = "run the stories again from create, tech-spec, dev or review, whatever their status")
    private @Nullable String from;

    @Option(names = "--json", description = "print one JSON object a line for each event")
    private boolean json;

    RunCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws IOException {
        Workplace workplace = workplace();
        Settings settings = SettingsLoader.load(workplace.runtime().settings());
        BatchRequest request =
                new BatchRequest(Cycles.parse(cycles, settings).max(), stories, Phases.parse(from, stories));
        return new HeadlessRun(surroundings, json).run(workplace, "run", engine -> engine.start(request));
    }
}
