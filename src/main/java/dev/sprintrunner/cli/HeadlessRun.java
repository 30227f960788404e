package dev.sprintrunner.cli;

import dev.sprintrunner.sprint.SprintStatus;
import dev.sprintrunner.sprint.StoryEntry;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
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

    /** How a batch begins. */
    @FunctionalInterface
    interface Beginning {
        /** Starts or resumes a batch and returns its id. */
        long begin(Engine engine);

        /** What is known of the batch before. */
        default LiveView before(Engine engine) {
            return LiveView.EMPTY;
        }
    }

    /**
     * Returns the exit code.
     *
     * @param command how the program was called
     */
    int run(Workplace workplace, String command, Beginning beginning) throws IOException {
        SprintReading sprint = SprintReading.of(workplace, surroundings.clock());
        sprint.usableFile(); // nothing is written where there is nothing to run
        Optional<Terminal> terminal =
                json ? Optional.empty() : surroundings.terminal().get();
        try (Engine engine = surroundings.engines().open(workplace, command)) {
            return run(sprint.status(), engine, beginning, terminal);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCodes.STOPPED;
        } finally {
            if (terminal.isPresent()) {
                terminal.get().close();
            }
        }
    }

    private int run(SprintStatus sprint, Engine engine, Beginning beginning, Optional<Terminal> terminal)
            throws InterruptedException {
        RunOutput output = output(sprint, beginning.before(engine), terminal);
        long batchId;
        boolean stopped;
        try (output;
                StopSignals signals = new StopSignals(
                        engine::stop, output::notice, surroundings.signals(), Runtime.getRuntime()::halt)) {
            engine.addListener(output);
            batchId = beginning.begin(engine);
            signals.begun();
            engine.await(batchId);
            engine.removeListener(output);
            stopped = signals.wereGiven();
        }
        BatchReport report =
                engine.read(jdbc -> BatchReport.find(jdbc, batchId)).orElseThrow();
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

    private RunOutput output(SprintStatus sprint, LiveView start, Optional<Terminal> terminal) {
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
                        new LiveScreen(ids(sprint), surroundings.zone()),
                        start,
                        surroundings.clock(),
                        colours,
                        surroundings.signals())
                .open();
    }

    private static Map<String, String> ids(SprintStatus sprint) {
        return sprint.stories().stream()
                .collect(Collectors.toMap(StoryEntry::key, StoryEntry::id, (first, second) -> first));
    }
}
