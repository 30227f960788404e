package dev.sprintrunner;

import dev.sprintrunner.cli.Browser;
import dev.sprintrunner.cli.Cli;
import dev.sprintrunner.cli.SignalSource;
import dev.sprintrunner.cli.Surroundings;
import dev.sprintrunner.cli.Terminals;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** Entry point of the JAR. */
public final class SprintRunner {
    private SprintRunner() {}

    public static void main(String[] args) {
        Surroundings surroundings = new Surroundings(
                Path.of("").toAbsolutePath(),
                System.getenv(),
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                Clock.system(ZoneId.systemDefault()),
                ZoneId.systemDefault(),
                Application::open,
                ServerApplication::open,
                Terminals::ofSystem,
                SignalSource.ofSystem(),
                Browser.ofSystem());
        System.exit(new Cli(surroundings).run(List.of(args)));
    }

    /** Whatever the locale says: JSON is UTF-8, and so are the projects' files. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
