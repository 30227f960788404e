package dev.sprintrunner.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sprintrunner.demo.SimulatedAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The simulated agent at full speed, as a program of its own: a test's class path is longer than a setting may be. */
public final class SimulatedAgentScript {
    private SimulatedAgentScript() {}

    /** Writes it into the folder and gives the line of the settings file that makes the runner use it. */
    public static String settingIn(Path folder) throws IOException {
        String call = SimulatedAgent.command().stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" ", "exec ", " \"$@\""));
        Path script = Files.writeString(
                folder.resolve("simulated-agent.sh"),
                "#!/bin/sh\nexport " + SimulatedAgent.PACE_VARIABLE + "=0\n" + call + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return "agent_command: ['" + script + "']";
    }
}
