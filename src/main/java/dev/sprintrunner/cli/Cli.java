package dev.sprintrunner.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;

/** The command line: what the program does with its arguments. */
public final class Cli {
    private final Surroundings surroundings;

    public Cli(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Returns the exit code. */
    public int run(List<String> arguments) {
        RootCommand root = new RootCommand(surroundings);
        CommandLine cli = new CommandLine(root);
        commands().forEach(cli::addSubcommand);
        cli.addSubcommand(new CommandLine.HelpCommand());
        cli.setOut(new PrintWriter(surroundings.out(), true, UTF_8));
        cli.setErr(new PrintWriter(surroundings.err(), true, UTF_8));
        cli.setParameterExceptionHandler(new WrongUsage(surroundings));
        cli.setExecutionExceptionHandler(new Failures(surroundings));
        cli.setExecutionStrategy(parsed -> {
            if (root.options().verbose()) {
                ProgramLog.tellAll();
            }
            if (parsed.hasSubcommand() && root.serve().given()) {
                throw new ParameterException(cli, "options of a server stand after the name of the command");
            }
            return new RunLast().execute(parsed);
        });
        return cli.execute(arguments.toArray(String[]::new));
    }

    private List<Command> commands() {
        return List.of(
                new ServeCommand(surroundings),
                new RunCommand(surroundings),
                new ResumeCommand(surroundings),
                new StatusCommand(surroundings),
                new SetCommand(surroundings),
                new PlanCommand(surroundings),
                new DoctorCommand(surroundings),
                new InitCommand(surroundings),
                new DemoCommand(surroundings));
    }
}
