package dev.sprintrunner.cli;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code serve}: the dashboard; also what the program does when no command is named. */
@CommandLine.Command(name = "serve", description = "Open the dashboard of this project; the same as no command at all.")
final class ServeCommand extends Command {
    @Mixin
    private final ServeOptions serve = new ServeOptions();

    ServeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        return serve.serve(surroundings, workplace());
    }
}
