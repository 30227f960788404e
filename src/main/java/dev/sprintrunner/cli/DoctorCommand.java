package dev.sprintrunner.cli;

import dev.sprintrunner.doctor.Check;
import dev.sprintrunner.doctor.Doctor;
import dev.sprintrunner.doctor.DoctorFacts;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;

/** {@code doctor}: the preflight. */
@CommandLine.Command(
        name = "doctor",
        description = "Check whether a sprint can run here: agent, sign-in, project, git, disk.")
final class DoctorCommand extends Command {
    private static final String INDENT = " ".repeat(9);

    DoctorCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws IOException {
        DoctorFacts facts = new DoctorProbe(
                        workplace(), surroundings.environment(), System.getProperties(), surroundings.clock())
                .look();
        List<Check> checks = Doctor.run(facts);
        checks.forEach(this::print);
        surroundings.out().println(verdict(checks));
        return Check.worst(checks) == Check.Level.ERROR ? ExitCodes.INCOMPLETE : ExitCodes.DONE;
    }

    private void print(Check check) {
        surroundings.out().printf("%-8s %s: %s%n", check.level().text(), check.name(), Plain.text(check.message()));
        if (!check.mend().isEmpty()) {
            surroundings.out().println(INDENT + Plain.text(check.mend()));
        }
    }

    private static String verdict(List<Check> checks) {
        return switch (Check.worst(checks)) {
            case OK -> "Ready to run.";
            case WARNING -> "Ready to run, with warnings.";
            case ERROR -> "Not ready: mend the errors first.";
        };
    }
}
