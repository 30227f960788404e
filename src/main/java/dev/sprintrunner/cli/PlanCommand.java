package dev.sprintrunner.cli;

import dev.sprintrunner.config.Settings;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plan}: the dry run. */
@CommandLine.Command(name = "plan", description = "Show what would run if all went well, and start nothing.")
final class PlanCommand extends Command {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "N|all",
            description = "how many cycles; else default_max_cycles of the settings")
    private @Nullable String cycles;

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    PlanCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws IOException {
        Workplace workplace = workplace();
        Settings settings = SettingsLoader.load(workplace.runtime().settings());
        Cycles wanted = Cycles.parse(cycles, settings);
        PlanReport report = new Planner(workplace, settings, surroundings.clock()).plan(wanted);
        if (json) {
            surroundings.out().println(report.toJson());
        } else {
            print(report.toText());
        }
        return report.refuse().map(this::refused).orElse(ExitCodes.DONE);
    }
}
