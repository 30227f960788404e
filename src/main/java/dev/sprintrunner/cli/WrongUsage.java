package dev.sprintrunner.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns a wrong command line into one sentence on standard error, with a guess at what was meant. */
final class WrongUsage implements IParameterExceptionHandler {
    private static final Pattern QUOTE = Pattern.compile("'([^']*)'");
    private static final Pattern NEGATIVE = Pattern.compile("-\\d+");

    private final Surroundings surroundings;

    WrongUsage(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        surroundings
                .err()
                .println("sprint-runner: " + Plain.text(sentence(wrong)) + " (see "
                        + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitCodes.NOT_STARTED;
    }

    private static String sentence(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (wrong instanceof MissingParameterException missing) {
            return missing.getMissing().isEmpty() ? plain(wrong) : missing(missing.getMissing());
        }
        return plain(wrong);
    }

    private static String unmatched(UnmatchedArgumentException wrong) {
        String word = wrong.getUnmatched().get(0);
        if (NEGATIVE.matcher(word).matches()) {
            return word + " is no number of cycles; give a whole number from 1, or all";
        }
        Set<String> commands = wrong.getCommandLine().getSubcommands().keySet();
        String kind = wrong.isUnknownOption() ? "option" : commands.isEmpty() ? "argument" : "command";
        Optional<String> guess = wrong.getSuggestions().stream()
                .map(text -> text.substring(text.lastIndexOf(' ') + 1))
                .filter(text -> text.charAt(0) == word.charAt(0)) // the parser also guesses at what is far off
                .findFirst();
        return "unknown " + kind + " " + word
                + guess.map(text -> "; did you mean " + text + "?")
                        .orElse(kind.equals("command") ? "; there are " + String.join(", ", commands) : "");
    }

    private static String missing(List<ArgSpec> missing) {
        return missing.get(0) instanceof OptionSpec option
                ? option.longestName() + " needs a value: " + option.paramLabel()
                : missing.stream().map(ArgSpec::paramLabel).collect(Collectors.joining(" and ", "missing ", ""));
    }

    /** The parser's words, less its quotes and names of Java types. */
    private static String plain(ParameterException wrong) {
        String text = QUOTE.matcher(String.valueOf(wrong.getMessage())).replaceAll("$1");
        String typed = text.replace("is not a double", "is not a number");
        return Character.toLowerCase(typed.charAt(0)) + typed.substring(1);
    }
}
