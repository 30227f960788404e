package dev.sprintrunner.demo;

import java.util.List;
import java.util.Set;

/**
 * Which tool calls pass when nobody can be asked.
 *
 * @param mode    as given by {@code --permission-mode}
 * @param allowed tool names, or {@code Bash(prefix:*)}, as given by {@code --allowedTools}
 */
record Permissions(String mode, List<String> allowed) {
    private static final Set<String> HARMLESS = Set.of("Read", "Grep", "TodoWrite", "StructuredOutput");
    private static final Set<String> EDITS = Set.of("Write", "Edit");
    private static final List<String> READ_ONLY_COMMANDS = List.of("git status", "git diff", "git log", "ls", "cat ");

    Permissions {
        allowed = List.copyOf(allowed);
    }

    /** @param command the shell command of a Bash call; empty for other tools */
    boolean allow(String tool, String command) {
        return mode.equals("bypassPermissions")
                || HARMLESS.contains(tool)
                || allowed.contains(tool)
                || (mode.equals("acceptEdits") && EDITS.contains(tool))
                || (tool.equals("Bash") && allowsCommand(command));
    }

    private boolean allowsCommand(String command) {
        return READ_ONLY_COMMANDS.stream().anyMatch(command::startsWith)
                || allowed.stream()
                        .filter(rule -> rule.startsWith("Bash(") && rule.endsWith(")"))
                        .map(rule -> rule.substring("Bash(".length(), rule.length() - 1))
                        .anyMatch(rule -> rule.endsWith("*")
                                ? command.startsWith(
                                        rule.substring(0, rule.length() - 1).replaceAll(":$", ""))
                                : command.equals(rule));
    }

    String reason() {
        return mode.equals("bypassPermissions") || mode.equals("acceptEdits") ? "mode" : "rule";
    }
}
