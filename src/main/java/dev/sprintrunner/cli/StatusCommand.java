package dev.sprintrunner.cli;

import dev.sprintrunner.config.RunnerLock;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code status}: only looks. */
@CommandLine.Command(name = "status", description = "Show the stories by status, and the running or last batch.")
final class StatusCommand extends Command {
    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    StatusCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws IOException {
        Workplace workplace = workplace();
        SprintReading sprint = SprintReading.of(workplace, surroundings.clock());
        Optional<BatchReport> batch = RecordReader.read(workplace.database(), Optional.empty(), BatchReport::latest);
        StatusReport report = new StatusReport(sprint, corrected(workplace, batch));
        if (json) {
            surroundings.out().println(report.toJson());
        } else {
            print(report.toText(surroundings.zone()));
        }
        return sprint.refuse().map(this::refused).orElse(ExitCodes.DONE);
    }

    /** A batch whose runner died is recorded as running until the next start. */
    private static Optional<BatchReport> corrected(Workplace workplace, Optional<BatchReport> batch)
            throws IOException {
        boolean dead = batch.filter(BatchReport::isRunning).isPresent()
                && RunnerLock.holder(workplace.runtime().lock()).isEmpty();
        return dead ? batch.map(BatchReport::interrupted) : batch;
    }
}
