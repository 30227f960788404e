package dev.sprintrunner.cli;

import java.util.concurrent.CountDownLatch;

/** Serves a project until a signal says that it is enough; what runs then is stopped gracefully first. */
final class Serving {
    private final Surroundings surroundings;

    Serving(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Returns the exit code.
     *
     * @param open whether a browser is opened
     */
    int run(Workplace workplace, ServerRequest request, boolean open) {
        CountDownLatch leaving = new CountDownLatch(1);
        try (Server server = surroundings.servers().open(workplace, request)) {
            StopSignals signals = new StopSignals(
                    mode -> {
                        server.stop(mode);
                        leaving.countDown();
                    },
                    notice -> tell(server, notice),
                    surroundings.signals(),
                    Runtime.getRuntime()::halt);
            try (signals) {
                greet(workplace, server, open);
                leaving.await();
                server.awaitIdle();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCodes.STOPPED;
        }
        return ExitCodes.DONE;
    }

    private void greet(Workplace workplace, Server server, boolean open) {
        surroundings.out().println("Sprint Runner works on " + workplace.root());
        surroundings.out().println("Dashboard: " + server.url());
        surroundings.out().println("Ctrl-C ends it.");
        if (open && !surroundings.browser().open(server.url())) {
            surroundings.err().println("sprint-runner: no browser could be opened; open the address above");
        }
    }

    /** What a stop means matters only while something runs. */
    private void tell(Server server, String notice) {
        if (server.runningBatch().isPresent()) {
            surroundings.err().println("sprint-runner: " + notice);
        }
    }
}
