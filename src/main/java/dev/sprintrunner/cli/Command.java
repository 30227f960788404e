package dev.sprintrunner.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/** What the sub-commands share: their surroundings, and the options before their name. */
abstract class Command implements Callable<Integer> {
    final Surroundings surroundings;

    @ParentCommand
    private @Nullable RootCommand root;

    Command(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The options that every command takes. */
    final GlobalOptions options() {
        return Optional.ofNullable(root)
                .map(RootCommand::options)
                .orElseThrow(() -> new IllegalStateException("not a sub-command"));
    }

    final Workplace workplace() {
        return Workplace.find(surroundings.directory(), options());
    }

    final void print(Iterable<String> lines) {
        lines.forEach(surroundings.out()::println);
    }

    /** Refusals go to standard error, so that they do not mix with what a program reads. */
    final int refused(String why) {
        surroundings.err().println("sprint-runner: " + Plain.text(why));
        return ExitCodes.NOT_STARTED;
    }
}
