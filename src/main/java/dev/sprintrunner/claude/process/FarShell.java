package dev.sprintrunner.claude.process;

import java.util.List;
import java.util.regex.Pattern;

/** ssh joins its arguments with blanks and gives them to a shell on the other side, which reads them once more. */
final class FarShell {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private FarShell() {}

    static boolean isReachedBy(List<String> command) {
        String program = command.get(0);
        return program.substring(program.lastIndexOf('/') + 1).equals("ssh");
    }

    static List<String> quoted(List<String> arguments) {
        return arguments.stream().map(FarShell::quoted).toList();
    }

    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
