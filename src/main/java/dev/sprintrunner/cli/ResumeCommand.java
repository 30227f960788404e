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
        return new HeadlessRun(surroundings, json)
                .run(workplace(), "resume", new Resumption(said == null ? null : Long.valueOf(said)));
    }

    /** @param said the batch's number, or null for the newest */
    private record Resumption(@Nullable Long said) implements HeadlessRun.Beginning {
        @Override
        public LiveView before(Engine engine) {
            return LiveView.of(batch(engine));
        }

        @Override
        public long begin(Engine engine) {
            long id = batch(engine).id();
            engine.resume(id);
            return id;
        }

        private BatchRow batch(Engine engine) {
            BatchRows batches = new BatchRows();
            return said == null
                    ? engine.read(batches::latestResumable)
                            .orElseThrow(() -> new CliException(
                                    "there is no batch to go on with; start one with: sprint-runner run"))
                    : engine.read(jdbc -> batches.find(jdbc, said))
                            .orElseThrow(() -> new CliException("there is no batch " + said));
        }
    }
}
