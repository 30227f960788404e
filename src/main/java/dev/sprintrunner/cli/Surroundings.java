package dev.sprintrunner.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;

/**
 * What the command line meets at its edges.
 *
 * @param directory where the user stands, absolute
 * @param zone      in which times are shown
 * @param engines   opens the engine of a project
 * @param servers   opens the server of a project
 * @param terminal  opens the terminal that standard output goes to; empty when it goes elsewhere
 */
public record Surroundings(
        Path directory,
        Map<String, String> environment,
        PrintStream out,
        PrintStream err,
        Clock clock,
        ZoneId zone,
        Engine.Opener engines,
        Server.Opener servers,
        Supplier<Optional<Terminal>> terminal,
        SignalSource signals,
        Browser browser) {}
