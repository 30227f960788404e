package dev.sprintrunner.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The line of the settings file that makes the runner use an agent in a clean environment. */
public final class AgentSetting {
    private AgentSetting() {}

    /** @param environment besides what the build has, less what Claude Code would listen to */
    public static String of(Path program, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of("env"));
        foreignVariables().forEach(name -> command.addAll(List.of("-u", name)));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.add(program.toString());
        return "agent_command: "
                + command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", ", "[", "]"));
    }

    /** Whatever the build itself inherited that Claude Code would listen to. */
    private static Set<String> foreignVariables() {
        return System.getenv().keySet().stream()
                .filter(name -> name.startsWith("CLAUDE") || name.startsWith("ANTHROPIC"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
