package dev.sprintrunner.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/** The program without a sub-command: the same as {@code serve}. */
@Command(
        name = "sprint-runner",
        description =
                "Carries a BMAD sprint out, story by story, with Claude Code. Without a command it opens the dashboard.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "[COMMAND]",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class RootCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final GlobalOptions options = new GlobalOptions();

    @Mixin
    private final ServeOptions serve = new ServeOptions();

    RootCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    GlobalOptions options() {
        return options;
    }

    ServeOptions serve() {
        return serve;
    }

    @Override
    public Integer call() {
        return serve.serve(surroundings, Workplace.find(surroundings.directory(), options));
    }
}
