package dev.sprintrunner.claude.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What the run was asked for.
 *
 * @param schemaGiven  whether {@code --json-schema} was given
 * @param slashCommand the name that the prompt begins with, without the slash, or null
 */
public record Expectation(boolean schemaGiven, @Nullable String slashCommand) {

    /** Reads the slash command off the prompt: {@code /name args}, or {@code /dir:name}. */
    public static Expectation of(boolean schemaGiven, String prompt) {
        String firstLine = prompt.strip().lines().findFirst().orElse("");
        if (!firstLine.startsWith("/")) {
            return new Expectation(schemaGiven, null);
        }
        String name = firstLine.substring(1).split("\\s", 2)[0];
        return new Expectation(schemaGiven, name.isEmpty() ? null : name);
    }

    /**
     * Whether the CLI does not know the prompt's command. 2.1.330 then sends the bare text to the model, which guesses:
     * end such a run as soon as its init line is read.
     */
    public boolean commandUnknownTo(StreamMessage.Init init) {
        return slashCommand != null
                && !init.slashCommands().isEmpty()
                && !init.slashCommands().contains(slashCommand)
                && !init.skills().contains(slashCommand);
    }
}
