package dev.sprintrunner.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code serve}, which may be left out as a word. */
final class ServeOptions {
    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Option(names = "--auto-resume", description = "go on with an interrupted batch at once")
    private boolean autoResume;

    boolean given() {
        return server.given() || autoResume;
    }

    int serve(Surroundings surroundings, Workplace workplace) {
        return new Serving(surroundings).run(workplace, server.request("serve", autoResume, false), server.open());
    }
}
