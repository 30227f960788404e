package dev.sprintrunner.cli;

import dev.sprintrunner.config.RuntimeDirectory;
import dev.sprintrunner.prompt.PromptLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/** {@code init}: writes what people may want to edit, and never over what they have edited. */
@CommandLine.Command(
        name = "init",
        description = "Write a commented settings file and copy the built-in prompts for editing.")
final class InitCommand extends Command {
    InitCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws IOException {
        RuntimeDirectory runtime = workplace().runtime();
        runtime.prepare();
        boolean written = runtime.writeSettingsTemplate();
        surroundings.out().println(runtime.settings() + (written ? " written" : " is there already; left as it is"));
        Map<String, String> prompts = PromptLibrary.builtinFiles();
        int copied = 0;
        for (Map.Entry<String, String> prompt : prompts.entrySet()) {
            copied += copy(runtime.prompts().resolve(prompt.getKey()), prompt.getValue()) ? 1 : 0;
        }
        String kept = copied == prompts.size() ? "" : ", " + (prompts.size() - copied) + " there already and kept";
        surroundings.out().println(runtime.prompts() + ": " + copied + " prompts copied" + kept);
        surroundings
                .out()
                .println("Prompts there win over the built-in ones; delete those you do not change, so that"
                        + " they follow the program's updates.");
        return ExitCodes.DONE;
    }

    private static boolean copy(Path file, String content) throws IOException {
        if (Files.exists(file)) {
            return false;
        }
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, content);
        return true;
    }
}
