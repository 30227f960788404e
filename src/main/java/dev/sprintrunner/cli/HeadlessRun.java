package dev.sprintrunner.cli;

import dev.sprintrunner.sprint.StoryEntry;
import dev.sprintrunner.store.BatchRows.BatchRow;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jline.terminal.Terminal;

/** Runs one batch and shows it until it is over. */
final class HeadlessRun {
    private static final int USUAL_WIDTH = 80;

    private final Surroundings surroundings;
    private final boolean json;

    /** @param json whether a program reads the output */
    HeadlessRun(Surroundings surroundings, boolean json) {
        this.surroundings = surroundings;
        this.json = json;
    }

    /**
     * Returns the exit code.
     *
     * @param command how the program was called
     * @param begin   starts or resumes a batch and tells its id
     */
    int run(Workplace workplace, String command, ToLongFunction<Engine> begin) throws IOException {
        Optional<Terminal> terminal =
                json ? Optional.empty() : surroundings.terminal().get();
        try (Engine engine = surroundings.engines().open(workplace, command)) {
            return run(workplace, engine, begin, terminal);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCodes.STOPPED;
        } finally {
            if (terminal.isPresent()) {
                terminal.get().close();
            }
        }
    }

    private int run(Workplace workplace, Engine engine, ToLongFunction<Engine> begin, Optional<Terminal> terminal)
            throws InterruptedException, IOException {
        RunOutput output = output(workplace, terminal);
        BatchRow end;
        boolean stopped;
        try (output;
                StopSignals signals =
                        new StopSignals(engine, output, surroundings.signals(), Runtime.getRuntime()::halt)) {
            engine.addListener(output);
            long batchId = begin.applyAsLong(engine);
            signals.begun();
            end = engine.await(batchId);
            engine.removeListener(output);
            stopped = signals.wereGiven();
        }
        BatchReport report =
                engine.read(jdbc -> BatchReport.find(jdbc, end.id())).orElseThrow();
        if (!json) {
            int width = terminal.map(Terminal::getWidth)
                    .filter(columns -> columns > 0)
                    .orElse(USUAL_WIDTH);
            Summary.of(report, width).forEach(surroundings.out()::println);
        }
        return exitCode(report, stopped);
    }

    /** A stop that nobody asked for comes of the budget, or of a blocked story where the settings say so. */
    private static int exitCode(BatchReport report, boolean stopped) {
        boolean blocked = !report.blocked().isEmpty();
        return switch (report.batch().status()) {
            case "completed" -> blocked ? ExitCodes.INCOMPLETE : ExitCodes.DONE;
            case "stopped" -> stopped || !blocked ? ExitCodes.STOPPED : ExitCodes.INCOMPLETE;
            default -> ExitCodes.INCOMPLETE;
        };
    }

    private RunOutput output(Workplace workplace, Optional<Terminal> terminal) throws IOException {
        if (json) {
            return LineOutput.json(surroundings.out(), surroundings.err());
        }
        if (terminal.isEmpty()) {
            return LineOutput.text(surroundings.out(), surroundings.err(), surroundings.zone());
        }
        boolean colours =
                surroundings.environment().getOrDefault("NO_COLOR", "").isEmpty();
        return new LiveDisplay(
                        terminal.get(),
                        new LiveScreen(ids(workplace), surroundings.zone()),
                        LiveView.EMPTY,
                        surroundings.clock(),
                        colours,
                        surroundings.signals())
                .open();
    }

    private Map<String, String> ids(Workplace workplace) throws IOException {
        return SprintReading.of(workplace, surroundings.clock()).status().stories().stream()
                .collect(Collectors.toMap(StoryEntry::key, StoryEntry::id, (first, second) -> first));
    }
}
