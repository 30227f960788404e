package dev.sprintrunner.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program without a sub-command: shows what there is. */
@Command(
        name = "sprint-runner",
        description = "Carries a BMAD sprint out, story by story, with Claude Code.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class RootCommand implements Callable<Integer> {
    @Mixin
    private final GlobalOptions options = new GlobalOptions();

    @Spec
    private @Nullable CommandSpec spec;

    GlobalOptions options() {
        return options;
    }

    @Override
    public Integer call() {
        if (spec != null) {
            CommandLine root = spec.commandLine();
            root.usage(root.getErr());
        }
        return ExitCodes.NOT_STARTED;
    }
}
