package dev.sprintrunner.engine;

import dev.sprintrunner.claude.process.AgentLauncher;
import dev.sprintrunner.claude.process.AgentProcesses;
import dev.sprintrunner.claude.process.AgentVersionProbe;
import dev.sprintrunner.claude.process.ProcessTreeTerminator;
import dev.sprintrunner.config.RuntimeDirectory;
import dev.sprintrunner.config.Settings;
import dev.sprintrunner.project.Project;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What the engine works with; made in one place.
 *
 * @param project  found anew at each call, as files come and go
 * @param settings as they are now; changes apply from the next command on
 * @param nanoTime of a clock that never jumps, for measuring
 * @param probe    asks the agent's program for its version
 * @param agents   runs the threads that follow agents
 */
public record EngineContext(
        Supplier<Project> project,
        Supplier<Settings> settings,
        RuntimeDirectory runtime,
        Recorder recorder,
        AgentVersionProbe probe,
        AgentLauncher launcher,
        AgentProcesses processes,
        ProcessTreeTerminator terminator,
        ExecutorService agents,
        Clock clock,
        LongSupplier nanoTime,
        RandomGenerator random,
        Supplier<UUID> ids) {}
