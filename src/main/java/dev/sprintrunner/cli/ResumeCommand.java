package dev.sprintrunner.cli;

import dev.sprintrunner.store.BatchRows;
import dev.sprintrunner.store.BatchRows.BatchRow;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code resume}: goes on with a batch that did not complete. */
@CommandLine.Command(name = "resume", description = "Go on with a stopped, interrupted or failed batch.")
final class ResumeCommand extends Command {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    @Parameters(index = "0", arity = "0..1", paramLabel = "BATCH", description = "its number; else the newest one")
    private @Nullable String batch;

    @Option(names = "--json", description = "print one JSON object a line for each event")
    private boolean json;

    ResumeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws IOException {
        String said = batch;
        if (said != null && !NUMBER.matcher(said).matches()) {
            throw new CliException(said + " is no number of a batch; sprint-runner status shows the last one");
        }
        return new HeadlessRun(surroundings, json).run(workplace(), "resume", engine -> {
            long id = said == null ? newest(engine) : Long.parseLong(said);
            engine.resume(id);
            return id;
        });
    }

    private static long newest(Engine engine) {
        return engine.read(new BatchRows()::latestResumable)
                .map(BatchRow::id)
                .orElseThrow(
                        () -> new CliException("there is no batch to go on with; start one with: sprint-runner run"));
    }
}
