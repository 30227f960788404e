package dev.sprintrunner.testkit;

import dev.sprintrunner.demo.SimulatedAgent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The line of the settings file that makes the runner use the simulated agent. */
public final class SimulatedAgentSetting {
    private SimulatedAgentSetting() {}

    public static String atFullSpeed() {
        List<String> pace = List.of("env", SimulatedAgent.PACE_VARIABLE + "=0");
        return Stream.concat(pace.stream(), SimulatedAgent.command().stream())
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(", ", "agent_command: [", "]"));
    }
}
